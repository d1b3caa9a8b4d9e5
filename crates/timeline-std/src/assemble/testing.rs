//! Logs by hand, for the tests.

use crate::emit::Lane;
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
pub fn thread(lane: Lane, started: Tick, begin: Tick, end: Tick) -> Thread {
    Thread {
        lane,
        name: None,
        scope: None,
        started: Some((0, started)),
        begin: Some(begin),
        end: Some(end),
        busy: None,
    }
}

pub fn span(lane: Lane, kind: Kind, begin: Tick, end: Tick) -> Span {
    Span {
        lane,
        kind,
        object: Some(OBJECT),
        other: None,
        scope: None,
        message: None,
        timed: false,
        late: false,
        place: place(),
        begin,
        end: Some(end),
    }
}

pub fn event(lane: Lane, kind: EventKind, at: Tick) -> Event {
    Event {
        lane,
        kind,
        object: Some(OBJECT),
        other: None,
        message: None,
        text: None,
        place: place(),
        at,
    }
}
