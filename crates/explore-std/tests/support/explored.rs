//! What explore-std finds.

use std::collections::BTreeSet;
use std::time::Duration;
use std::{env, process};

use explore_std::{Explorer, Outcome};

use super::header::{self, Header};
use super::process::Run;

const PROGRAM: &str = "EXPLORE_STD_EXPLORED";
const SPURIOUS: &str = "EXPLORE_STD_SPURIOUS";

/// Far more than one of these programs takes.
const LIMIT: Duration = Duration::from_secs(60);

/// In a process that was started to explore a program, explores it.
pub fn run_if_asked() {
    let Ok(name) = env::var(PROGRAM) else { return };
    let (_, program) = *(programs_explored::PROGRAMS.iter())
        .find(|(this, _)| *this == name)
        .expect("a program");
    let mut explorer = Explorer::new().weak_failures_at_most(1);
    if env::var_os(SPURIOUS).is_some() {
        explorer = explorer.spurious(true);
    }
    let found = explorer.explore(program);
    if let Some(why) = found.truncated() {
        eprintln!("truncated: {why}");
        process::exit(1);
    }
    for outcome in found.outcomes().keys() {
        println!("{}", line(outcome));
    }
    process::exit(0);
}

/// An outcome as a header has it.
fn line(outcome: &Outcome) -> String {
    let end = outcome.end.to_string();
    // A panic's message is all there is to it; the rest tells who is blocked.
    let kind = match end.starts_with("panicked") {
        true => end.as_str(),
        false => end.split([';', ':']).next().unwrap_or_default(),
    };
    header::line(kind, &outcome.output)
}

/// Explores a program, in a process of its own, and compares.
pub fn check(name: &str, header: &Header) -> Result<(), String> {
    super::same(&header.outcomes, &explore(name, false)?)?;
    if let Some(outcomes) = &header.spurious {
        super::same(outcomes, &explore(name, true)?)
            .map_err(|message| format!("with spurious wake-ups:\n{message}"))?;
    }
    Ok(())
}

fn explore(name: &str, spurious: bool) -> Result<BTreeSet<String>, String> {
    let mut settings = vec![(PROGRAM, name)];
    settings.extend(spurious.then_some((SPURIOUS, "")));
    let (status, text) = Run::start(&settings).end(LIMIT);
    match status {
        Some(status) if status.success() => Ok(text.lines().map(str::to_owned).collect()),
        Some(status) => Err(format!("{status}\n{text}")),
        None => Err(format!("not explored in {LIMIT:?}")),
    }
}
