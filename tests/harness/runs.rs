//! Programs that do not end, or do not end well.

use std::cell::Cell;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

use unlocked::cargo::run::{RunOutput, run, run_or_hang};

use crate::harness::processes;

const LIMIT: Duration = Duration::from_secs(10);

fn misbehave(how: &str, limit: Duration) -> Result<String, String> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_misbehave"));
    run(program.arg(how), limit).map_err(|error| format!("{error:#}"))
}

#[test]
fn a_program_that_ends_well_is_accepted() {
    assert_eq!(misbehave("no", LIMIT).unwrap(), "before\nafter\n");
}

#[test]
fn a_hang_is_killed_and_says_what_it_had_printed() {
    let start = Instant::now();
    let reason = misbehave("hang", Duration::from_secs(1)).unwrap_err();
    assert!(reason.contains("did not end within 1s"), "{reason}");
    assert!(reason.contains("before"), "{reason}");
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "it was waited for"
    );
}

/// A run of a program that may hang where it has printed this.
fn may_hang(how: &str, where_it_hangs: &str, limit: Duration) -> Result<RunOutput, String> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_misbehave"));
    let hangs = |printed: &str| printed == where_it_hangs;
    run_or_hang(program.arg(how), limit, hangs).map_err(|error| format!("{error:#}"))
}

#[test]
fn a_hang_where_a_program_may_hang_is_told() {
    let ran = may_hang("hang", "before\n", Duration::from_secs(1)).unwrap();
    assert_eq!((ran.printed.as_str(), ran.hung), ("before\n", true));
}

#[test]
fn a_program_that_may_hang_and_ends_has_not_hung() {
    let ran = may_hang("no", "before\n", LIMIT).unwrap();
    assert_eq!((ran.printed.as_str(), ran.hung), ("before\nafter\n", false));
}

#[test]
fn a_hang_where_a_program_may_not_hang_is_rejected() {
    let limit = Duration::from_millis(50);
    let reason = may_hang("hang", "something else\n", limit).unwrap_err();
    assert!(reason.contains("it does not hang where"), "{reason}");
}

/// It is killed for standing still where it may hang, and has gone on meanwhile.
#[test]
fn a_program_that_goes_on_while_it_is_judged_has_not_hung() {
    let folder = tempfile::tempdir().unwrap();
    let looked = Cell::new(false);
    let hangs = |printed: &str| {
        if printed != "before\n" || looked.replace(true) {
            return false;
        }
        fs::write(folder.path().join("go"), "").unwrap();
        while !folder.path().join("gone").exists() {
            thread::sleep(Duration::from_millis(1));
        }
        true
    };
    let mut program = Command::new(env!("CARGO_BIN_EXE_misbehave"));
    program.arg("slow").arg(folder.path());
    let ran = run_or_hang(&mut program, Duration::from_millis(100), hangs).unwrap();
    assert_eq!((ran.printed.as_str(), ran.hung), ("before\nafter\n", false));
}

/// A program that starts one that hangs, and then does what is said.
fn starts_a_hanging_one(then: &str, limit: Duration) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let pid = folder.path().join("pid");
    let mut program = Command::new(env!("CARGO_BIN_EXE_misbehave"));
    program.arg("start").arg(&pid).arg(then);
    let ran = run(&mut program, limit).map_err(|error| format!("{error:#}"));
    processes::is_gone(&pid);
    ran
}

#[test]
fn what_a_hanging_program_has_started_is_killed_with_it() {
    let reason = starts_a_hanging_one("hang", Duration::from_secs(2)).unwrap_err();
    assert!(reason.contains("did not end within 2s"), "{reason}");
}

#[test]
fn what_a_program_leaves_behind_is_killed_when_it_ends() {
    let printed = starts_a_hanging_one("end", LIMIT).unwrap();
    assert_eq!(printed, "before\nbefore\nafter\n");
}

#[test]
fn a_non_zero_exit_is_rejected() {
    let reason = misbehave("fail", LIMIT).unwrap_err();
    assert!(reason.contains("exit status: 3"), "{reason}");
    assert!(reason.contains("before"), "{reason}");
}

#[test]
fn a_panic_is_rejected_with_its_message() {
    let reason = misbehave("panic", LIMIT).unwrap_err();
    assert!(reason.contains("on purpose"), "{reason}");
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let reason = run(&mut Command::new("no-such-program"), LIMIT).unwrap_err();
    assert!(
        format!("{reason:#}").contains("no-such-program"),
        "{reason:#}"
    );
}
