//! A program that logs, recorded in a process of its own.

use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use timeline_std::sync::Mutex;
use timeline_std::thread::Builder;
use timeline_std::{EventKind, Recording};
use timeline_subscriber as tracing_subscriber;
use tracing::{Level, debug, info, trace};

/// A value that is locked to be shown, in the midst of a log's work.
struct Total(Mutex<u32>);

impl std::fmt::Display for Total {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.lock().unwrap())
    }
}

fn program() {
    tracing_subscriber::fmt()
        .with_max_level(Level::DEBUG)
        .without_time()
        .with_target(false)
        .with_thread_names(true)
        .init();
    let pay = || {
        info!(amount = 3, "paid");
        debug!("total {}", Total(Mutex::new(7)));
        trace!("not shown");
    };
    let thread = Builder::new().name("Ana".to_owned()).spawn(pay);
    thread.unwrap().join().unwrap();
}

#[test]
fn each_line_is_printed_and_recorded_where_its_macro_is() {
    if env::var_os("TIMELINE_STD_RECORDING").is_some() {
        timeline_std::record(program);
    }
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("recording.json");
    let mut this = Command::new(env::current_exe().unwrap());
    this.args(["--nocapture", "--test-threads=1"])
        .env("TIMELINE_STD_RECORDING", &file);
    let output = bounded::output(&mut this, Duration::from_secs(60)).unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let lines = " INFO Ana paid amount=3\nDEBUG Ana total 7\n";
    assert!(stdout.contains(lines), "{stdout}");

    let recording: Recording = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let [paid, total] = &recording.events[..] else {
        panic!("{:?}", recording.events);
    };
    assert_eq!((paid.kind, paid.thread), (EventKind::Print, 1));
    assert_eq!(paid.text.as_deref(), Some("INFO Ana paid amount=3"));
    assert_eq!(total.text.as_deref(), Some("DEBUG Ana total 7"));
    assert!(paid.place.file.ends_with("lines.rs"));
    let line = include_str!("lines.rs")
        .lines()
        .nth(paid.place.line as usize - 1);
    assert!(line.unwrap().contains("info!(amount"), "{line:?}");
    assert_eq!(
        (total.place.line, total.place.column),
        (paid.place.line + 1, 1)
    );
    assert_eq!(
        recording
            .spans
            .iter()
            .filter(|it| it.object.is_some())
            .count(),
        1
    );
}
