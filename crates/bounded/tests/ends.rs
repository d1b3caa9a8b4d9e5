//! No process of a group is left, whoever ends it.
#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use bounded::Running;
use rustix::process::{Pid, Signal, kill_process};

/// Far more than anything here takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// The folder of the process that the test has started to do what is tested.
const FOLDER: &str = "BOUNDED_FOLDER";

/// This test, started again in a process of its own.
fn again(test: &str, folder: &Path) -> Command {
    let mut this = Command::new(env::current_exe().unwrap());
    this.args(["--exact", test]).env(FOLDER, folder);
    this
}

/// A shell that writes its number to a file, and hangs.
fn hanging(folder: &Path) -> Command {
    let mut shell = Command::new("sh");
    let file = folder.join("pid");
    shell.args([
        "-c",
        "echo $$ > \"$0.new\"; mv \"$0.new\" \"$0\"; sleep 1000 & wait",
    ]);
    shell.arg(file);
    shell
}

fn until<T>(mut found: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "it does not come");
        thread::sleep(Duration::from_millis(1));
    }
}

/// The number that the shell has written.
fn pid(folder: &Path) -> String {
    until(|| fs::read_to_string(folder.join("pid")).ok())
}

/// Waits until no process of a group is left, but those that have ended.
fn wait_for_the_end(group: &str) {
    until(|| {
        let output = Command::new("ps")
            .args(["-A", "-o", "pgid=,stat="])
            .output();
        let all = String::from_utf8(output.unwrap().stdout).unwrap();
        let mut states = all.lines().filter_map(|line| line.trim().split_once(' '));
        let lives =
            |(pgid, state): (&str, &str)| pgid == group.trim() && !state.trim().starts_with('Z');
        (!states.any(lives)).then_some(())
    });
}

#[test]
fn a_run_ends_with_the_process_that_is_interrupted() {
    if let Some(folder) = env::var_os(FOLDER) {
        let folder = PathBuf::from(folder);
        bounded::output(&mut hanging(&folder), PATIENCE).unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let test = "a_run_ends_with_the_process_that_is_interrupted";
    let mut this = again(test, folder.path()).spawn().unwrap();
    let group = pid(folder.path());
    kill_process(Pid::from_child(&this), Signal::INT).unwrap();
    assert!(!this.wait().unwrap().success());
    wait_for_the_end(&group);
}

#[test]
fn a_run_ends_when_nobody_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let running = Running::start(&mut hanging(folder.path())).unwrap();
    let group = pid(folder.path());
    drop(running);
    wait_for_the_end(&group);
}

#[test]
fn a_program_that_does_not_end_is_an_error_with_what_it_had_printed() {
    let mut shell = Command::new("sh");
    shell.args(["-c", "echo before; sleep 1000"]);
    let error = bounded::output(&mut shell, Duration::from_secs(1)).unwrap_err();
    let said = error.to_string();
    assert!(said.contains("\"sh\" did not end within 1s"), "{said}");
    assert!(said.contains("before"), "{said}");
}

#[test]
fn stdout_and_stderr_are_kept_apart() {
    let mut shell = Command::new("sh");
    shell.args(["-c", "echo bread; echo smoke >&2; exit 3"]);
    let Output {
        status,
        stdout,
        stderr,
    } = bounded::output(&mut shell, PATIENCE).unwrap();
    assert_eq!(status.code(), Some(3));
    assert_eq!((stdout, stderr), (b"bread\n".to_vec(), b"smoke\n".to_vec()));
}

#[test]
fn a_test_that_hangs_is_named_and_ended() {
    if env::var_os(FOLDER).is_some() {
        bounded::watched(Duration::from_millis(50), || {
            loop {
                thread::park();
            }
        });
    }
    let folder = tempfile::tempdir().unwrap();
    let mut this = again("a_test_that_hangs_is_named_and_ended", folder.path());
    let output = bounded::output(&mut this, PATIENCE).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let named = "\na_test_that_hangs_is_named_and_ended did not end within 50ms";
    assert!(said.contains(named), "{said}");
    assert!(!output.status.success());
}
