//! What the real std does.

use std::os::unix::process::ExitStatusExt;
use std::panic::{self, AssertUnwindSafe};
use std::time::Duration;
use std::{env, process};

use super::header::{self, Header};
use super::process::Run;

const PROGRAM: &str = "EXPLORE_STD_REAL";
const SEED: &str = "EXPLORE_STD_SEED";
const RUNS: &str = "EXPLORE_STD_RUNS";

/// Stands around how `main` ended, in what is printed.
const MARK: char = '\0';

/// A program that may hang is thought to when this has passed.
const PATIENCE: Duration = Duration::from_millis(60);
/// One that may not has failed when this has passed.
const LIMIT: Duration = Duration::from_secs(20);

/// So many runs at a time: those that hang are all waited for at once.
const TOGETHER: u64 = 8;

/// In a process that was started to run a program, runs it.
pub fn run_if_asked() {
    let Ok(name) = env::var(PROGRAM) else { return };
    let (_, program) = *(programs_real::PROGRAMS.iter())
        .find(|(this, _)| *this == name)
        .expect("a program");
    let seed: u64 = env::var(SEED).unwrap().parse().unwrap();
    // The first run is left alone.
    randomized_std::seed(seed);
    panic::set_hook(Box::new(|_| ()));
    let end = match panic::catch_unwind(AssertUnwindSafe(program)) {
        Ok(()) => "finished".to_owned(),
        Err(payload) => {
            let text = (payload.downcast_ref::<String>().map(String::as_str))
                .or(payload.downcast_ref::<&str>().copied());
            format!("panicked: {}", text.unwrap_or("Box<dyn Any>"))
        }
    };
    // At once: no line of another thread comes between.
    let end = format!("{MARK}{end}{MARK}");
    eprint!("{end}");
    process::exit(0)
}

/// Runs a program some times, and sees that what comes of it is allowed.
pub fn check(name: &str, header: &Header) -> Result<(), String> {
    let allowed = header.allowed();
    let hangs = |line: &String| line.starts_with("deadlock") || line.starts_with("spins");
    let limit = match allowed.iter().any(hangs) {
        true => PATIENCE,
        false => LIMIT,
    };
    let runs = env::var(RUNS).map_or(4, |runs| runs.parse().expect("EXPLORE_STD_RUNS"));
    for first in (0..runs).step_by(TOGETHER as usize) {
        let seeds = first..runs.min(first + TOGETHER);
        let started: Vec<Run> = seeds
            .map(|seed| Run::start(&[(PROGRAM, name), (SEED, &seed.to_string())]))
            .collect();
        for run in started {
            let (status, text) = run.end(limit);
            let parts: Vec<&str> = text.split(MARK).collect();
            let line = match (status, parts.as_slice()) {
                // Other threads may print after the end of `main`.
                (_, [before, end, after]) => header::line(end, &format!("{before}{after}")),
                (Some(status), _) => match status.code() {
                    Some(code) => header::line(&format!("exited with {code}"), &text),
                    None if status.signal() == Some(6) => header::line("aborted", &text),
                    None => return Err(status.to_string()),
                },
                (None, _) if limit == LIMIT => {
                    return Err(format!("hangs, after printing {text:?}"));
                }
                // It hangs, or is slow: what it has printed begins an outcome.
                (None, _) => {
                    let text = header::line("", text.trim_end());
                    match allowed.iter().any(|line| line.contains(&text)) {
                        true => continue,
                        false => return Err(format!("prints {text:?}")),
                    }
                }
            };
            if !allowed.contains(&line) {
                return Err(format!("a run comes to {line}"));
            }
        }
    }
    Ok(())
}
