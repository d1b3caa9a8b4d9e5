//! Names of the parts of a recording, for messages: its threads, objects, spans,
//! events and arrows.

use timeline_std::{Arrow, ArrowKind, Event, EventKind, Kind, Object, Span};

use super::view::View;

impl View<'_> {
    /// What a thread is called: `Ana`, or `thread 2`.
    pub(super) fn thread(self, thread: usize) -> String {
        let name = self.threads.get(thread).and_then(|t| t.name.clone());
        name.unwrap_or_else(|| format!("thread {thread}"))
    }

    /// What an object is called: `balance`, or `the Mutex of line 7`.
    pub(super) fn object(self, object: Option<usize>) -> String {
        let called = |Object {
                          kind, name, place, ..
                      }: &Object| {
            let unnamed = || format!("the {kind} of line {}", place.line);
            name.clone().unwrap_or_else(unnamed)
        };
        match object {
            None => "nothing".into(),
            Some(index) => self
                .objects
                .get(index)
                .map_or_else(|| format!("object {index}"), called),
        }
    }

    /// What a span is called: `Ana's hold of balance (line 12)`.
    pub(super) fn span(self, span: &Span) -> String {
        let object = self.object(span.object);
        let what = match span.kind {
            Kind::Hold => format!("hold of {object}"),
            Kind::HoldShared => format!("shared hold of {object}"),
            Kind::Lock => format!("wait for the lock {object}"),
            Kind::Notify => format!("wait for a notification of {object}"),
            Kind::Join => match span.other {
                Some(other) => format!("wait for the end of {}", self.thread(other)),
                None => "wait for the end of its threads".into(),
            },
            Kind::Barrier => format!("wait at the barrier {object}"),
            Kind::Room => format!("wait for room in {object}"),
            Kind::Message => format!("wait for a message from {object}"),
            Kind::Park => "park".into(),
            Kind::Sleep => "sleep".into(),
            Kind::Gil => "wait for the interpreter".into(),
        };
        format!(
            "{}'s {what} (line {})",
            self.thread(span.thread),
            span.place.line
        )
    }

    /// What an event is called: `Ana's send to orders (line 12)`.
    pub(super) fn event(self, event: &Event) -> String {
        let object = self.object(event.object);
        let what = match event.kind {
            EventKind::Print => "print".into(),
            EventKind::NotifyOne => format!("notification of one waiter of {object}"),
            EventKind::NotifyAll => format!("notification of all waiters of {object}"),
            EventKind::Send => format!("send to {object}"),
            EventKind::Receive => format!("receipt from {object}"),
            EventKind::Unpark => "unpark of another".into(),
            EventKind::Panic => "panic".into(),
        };
        format!(
            "{}'s {what} (line {})",
            self.thread(event.thread),
            event.place.line
        )
    }

    /// What an arrow is called: `the spawn arrow from main to Ana`.
    pub(super) fn arrow(self, arrow: &Arrow) -> String {
        let (from, to) = (arrow.from, arrow.to);
        let kind = match arrow.kind {
            ArrowKind::Spawn => "spawn",
            ArrowKind::Join => "join",
            ArrowKind::Release => "release",
            ArrowKind::Notify => "notify",
            ArrowKind::Message => "message",
            ArrowKind::Room => "room",
            ArrowKind::Barrier => "barrier",
            ArrowKind::Unpark => "unpark",
        };
        format!(
            "the {kind} arrow from {} to {}",
            self.thread(from.thread),
            self.thread(to.thread)
        )
    }
}
