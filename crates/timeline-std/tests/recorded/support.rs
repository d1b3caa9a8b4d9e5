//! Running a program in a process of its own, and reading its recording.

use std::any::type_name_of_val;
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use serde_json::Value;
use timeline_std::{ArrowKind, Kind, Recording, Span};

use crate::invariants;

/// Records a closure that captures nothing: this test is started again, and in
/// that process it comes to no more than this.
macro_rules! recorded {
    ($program:expr) => {{
        fn here() {}
        if std::env::var_os("TIMELINE_STD_RECORDING").is_some() {
            timeline_std::record($program);
        }
        crate::support::Run::of(here)
    }};
}
pub(crate) use recorded;

/// No program takes as long.
const LIMIT: Duration = Duration::from_secs(20);

/// What came of a program.
pub struct Run {
    pub recording: Recording,
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// Runs the test in which a function stands: `crate::module::test::here`.
    pub fn of<F: Fn()>(here: F) -> Self {
        let path = type_name_of_val(&here);
        let (_, path) = path.split_once("::").unwrap();
        let (test, _) = path.rsplit_once("::").unwrap();
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("recording.json");
        let mut this = Command::new(env::current_exe().unwrap());
        this.args(["--exact", test, "--nocapture"])
            .env("TIMELINE_STD_RECORDING", &file)
            .env("RUST_BACKTRACE", "0");
        let output = bounded::output(&mut this, LIMIT).unwrap();
        let text = fs::read_to_string(file).expect("a recording has been written");
        let recording = serde_json::from_str(&text).unwrap();
        invariants::check(&recording);
        Self {
            recording,
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The names of the threads; `-` is none.
    pub fn threads(&self) -> Vec<&str> {
        (0..self.recording.threads.len())
            .map(|it| self.name(it))
            .collect()
    }

    fn name(&self, thread: usize) -> &str {
        self.recording.threads[thread]
            .name
            .as_deref()
            .unwrap_or("-")
    }

    /// What a thread was at, in order: spans at their begins, and events. A span
    /// that did not end has three dots.
    pub fn lane(&self, name: &str) -> Vec<String> {
        let thread = self.threads().iter().position(|it| *it == name);
        let thread = thread.unwrap_or_else(|| panic!("no thread {name}: {:?}", self.threads()));
        let recording = &self.recording;
        let spans = (recording.spans.iter())
            .filter(|span| span.thread == thread)
            .map(|span| (span.begin, self.span(span)));
        let events = (recording.events.iter())
            .filter(|event| event.thread == thread)
            .map(|event| {
                let text = event.text.clone().unwrap_or_default();
                let object = self.object(event.object);
                (event.at, format!("{} {object}{text}", word(&event.kind)))
            });
        let mut all: Vec<_> = spans.chain(events).collect();
        all.sort();
        all.into_iter()
            .map(|(_, text)| text.trim_end().to_owned())
            .collect()
    }

    fn span(&self, span: &Span) -> String {
        let other = span.other.map_or("", |it| self.name(it));
        let dots = if span.end.is_none() { " ..." } else { "" };
        let object = self.object(span.object);
        format!("{} {object}{other}", word(&span.kind))
            .trim_end()
            .to_owned()
            + dots
    }

    fn object(&self, index: Option<usize>) -> String {
        index.map_or(String::new(), |index| {
            let object = &self.recording.objects[index];
            object.name.clone().unwrap_or_else(|| object.kind.clone())
        })
    }

    /// The arrows of a kind, in the order of their ends: `Ana > Ben`.
    pub fn arrows(&self, kind: ArrowKind) -> Vec<String> {
        (self.recording.arrows.iter())
            .filter(|arrow| arrow.kind == kind)
            .map(|arrow| {
                let (from, to) = (self.name(arrow.from.thread), self.name(arrow.to.thread));
                format!("{from} > {to}")
            })
            .collect()
    }

    /// The spans of a kind.
    pub fn spans(&self, kind: Kind) -> Vec<&Span> {
        let spans = self.recording.spans.iter();
        spans.filter(|span| span.kind == kind).collect()
    }
}

fn word(kind: &impl serde::Serialize) -> String {
    match serde_json::to_value(kind).unwrap() {
        Value::String(word) => word,
        other => panic!("{other} is no word"),
    }
}

/// Long enough for the other thread to come to where it waits.
pub const LONG: Duration = Duration::from_millis(100);
