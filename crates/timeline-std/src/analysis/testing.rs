//! Test fixtures: logs by hand.

use crate::emit::ThreadId;
use crate::log::{Event, Log, Object, Span, Thread, Tick};
use crate::recording::{EventKind, Kind, Place};

/// The object that all is about.
pub const OBJECT: usize = 9;

/// A run in which nothing happened yet; `main` has begun.
pub fn log() -> Log {
    let mut log = Log::new();
    log.threads[0].begin = Some(1);
    log
}

fn place() -> Place {
    Place {
        file: "main.rs".to_owned(),
        line: 1,
        column: 1,
    }
}

pub fn object(kind: &str, bound: Option<usize>) -> Object {
    Object {
        id: OBJECT,
        kind: kind.to_owned(),
        name: None,
        called: None,
        bound,
        place: place(),
    }
}

/// A thread that `main` started.
pub fn thread(id: ThreadId, started: Tick, begin: Tick, end: Tick) -> Thread {
    Thread {
        id,
        name: None,
        scope: None,
        started: Some((0, started)),
        begin: Some(begin),
        end: Some(end),
        busy: None,
    }
}

pub fn span(thread: ThreadId, kind: Kind, begin: Tick, end: Tick) -> Span {
    Span {
        thread,
        kind,
        object: Some(OBJECT),
        other: None,
        scope: None,
        message: None,
        has_timeout: false,
        timed_out: false,
        place: place(),
        begin,
        end: Some(end),
    }
}

pub fn event(thread: ThreadId, kind: EventKind, at: Tick) -> Event {
    Event {
        thread,
        kind,
        object: Some(OBJECT),
        other: None,
        message: None,
        text: None,
        place: place(),
        at,
    }
}
