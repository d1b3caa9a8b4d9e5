//! Explores the same programs with explore-std, loom and shuttle, and compares
//! what that takes and what they find:
//!
//!     cargo bench --manifest-path crates/explore-std/peers/Cargo.toml [-- --write]

mod check;
mod on_loom;
mod on_shuttle;
mod ours;
mod page;
mod report;

use std::env;
use std::process::{Command, ExitCode};
use std::time::Duration;

use report::Report;

/// After how many executions an explorer is stopped.
pub const LIMIT: usize = 1_000_000;

/// After how many steps of one schedule: what loom allows by default.
pub const STEPS: usize = 1_000;

/// How often each program is explored, for the median of the times.
pub const REPETITIONS: usize = 11;

/// An exploration that takes longer than this is not repeated.
pub const LONG: Duration = Duration::from_secs(1);

type Explorer = (&'static str, fn(&str) -> Report);

const EXPLORERS: [Explorer; 3] = [
    ("explore-std", ours::explore),
    ("loom", on_loom::explore),
    ("shuttle", on_shuttle::explore),
];

/// One program, under all three.
pub struct Row {
    pub program: &'static str,
    pub ours: Report,
    pub loom: Report,
    pub shuttle: Report,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["explore", explorer, program] => {
            let (_, explore) = EXPLORERS
                .iter()
                .find(|(name, _)| *name == explorer)
                .unwrap();
            explore(program).print();
            ExitCode::SUCCESS
        }
        ["--bench"] => compare(false),
        ["--write", "--bench"] => compare(true),
        _ => {
            eprintln!("usage: cargo bench [-- --write]");
            ExitCode::FAILURE
        }
    }
}

fn compare(write: bool) -> ExitCode {
    let rows: Vec<Row> = ours::programs::ALL
        .iter()
        .map(|(name, _)| row(name))
        .collect();
    let failures = check::failures(&rows);
    let text = page::text(&rows, &failures);
    print!("{text}");
    if write {
        page::write(&text);
    }
    match failures.len() {
        0 => ExitCode::SUCCESS,
        number => {
            eprintln!("{number} of the checks failed: see under the tables");
            ExitCode::FAILURE
        }
    }
}

/// Explores in turns, so that what else the machine does meets all alike.
fn row(program: &'static str) -> Row {
    let mut reports = [const { Vec::new() }; EXPLORERS.len()];
    for _ in 0..REPETITIONS {
        for ((explorer, _), reports) in EXPLORERS.iter().zip(&mut reports) {
            if reports
                .first()
                .is_none_or(|first: &Report| first.time < LONG)
            {
                reports.push(explore_alone(explorer, program));
            }
        }
    }
    let [ours, loom, shuttle] = reports.map(median);
    eprintln!(
        "{program}: {} executions in {:.1?}, {} in {:.1?}, {} in {:.1?}",
        ours.executions, ours.time, loom.executions, loom.time, shuttle.executions, shuttle.time
    );
    Row {
        program,
        ours,
        loom,
        shuttle,
    }
}

/// In a process of its own.
fn explore_alone(explorer: &str, program: &str) -> Report {
    let this = env::current_exe().expect("this program has a path");
    let mut command = Command::new(this);
    // loom reads options that would change what it does.
    command.args(["explore", explorer, program]).env_clear();
    let output = command.output().expect("it can be run");
    let stdout = String::from_utf8_lossy(&output.stdout);
    Report::parse(&stdout).unwrap_or_else(|| {
        let stderr = String::from_utf8_lossy(&output.stderr);
        panic!("{explorer} with {program}: {}\n{stderr}", output.status)
    })
}

fn median(mut reports: Vec<Report>) -> Report {
    let differs = reports.iter().find(|report| !report.is_alike(&reports[0]));
    assert_eq!(
        differs, None,
        "it does something else than {:?}",
        reports[0]
    );
    reports.sort_by_key(|report| report.time);
    reports.swap_remove(reports.len() / 2)
}
