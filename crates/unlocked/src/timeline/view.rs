//! A view of a recording: queries that the other modules share.

use std::ops::Deref;

use timeline_std::{Kind, Moment, Recording, Span};

/// A recording, with more questions that it answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a>(pub(super) &'a Recording);

impl Deref for View<'_> {
    type Target = Recording;

    fn deref(&self) -> &Recording {
        self.0
    }
}

/// When a span ends; if it does not, later than anything.
pub(super) fn until(span: &Span) -> u64 {
    span.end.unwrap_or(u64::MAX)
}

/// Whether two spans have a moment in common.
pub(super) fn overlap(a: &Span, b: &Span) -> bool {
    a.begin < until(b) && b.begin < until(a)
}

impl<'a> View<'a> {
    /// The spans of a thread, in the order in which they began.
    pub(super) fn of(self, thread: usize) -> impl Iterator<Item = &'a Span> {
        self.0.spans.iter().filter(move |s| s.thread == thread)
    }

    /// The holds of an object, in the order in which they began.
    pub(super) fn holds(self, object: Option<usize>) -> impl Iterator<Item = &'a Span> {
        let held = move |s: &&Span| s.kind.is_hold() && s.object == object;
        self.0.spans.iter().filter(held)
    }

    /// Whether several threads may hold an object for themselves at a time.
    pub(super) fn has_permits(self, object: Option<usize>) -> bool {
        let object = object.and_then(|o| self.0.objects.get(o));
        object
            .is_some_and(|o| matches!(o.kind.as_str(), "permit" | "Semaphore" | "BoundedSemaphore"))
    }

    /// Whether a thread may hold an object several times at once.
    pub(super) fn is_reentrant(self, object: Option<usize>) -> bool {
        let object = object.and_then(|o| self.0.objects.get(o));
        object.is_some_and(|o| o.kind == "RLock")
    }

    /// The moments at which a thread begins or ends something, in no order.
    pub(super) fn moments(self, thread: usize) -> impl Iterator<Item = u64> {
        let life = &self.0.threads[thread];
        let spans = self.of(thread).flat_map(|s| [Some(s.begin), s.end]);
        let events = self.0.events.iter().filter(move |e| e.thread == thread);
        let all = spans.chain([Some(life.begin), life.end]).flatten();
        all.chain(events.map(|e| e.at))
    }

    /// The last moment of a thread before `at`.
    pub(super) fn before(self, thread: usize, at: u64) -> Option<u64> {
        self.moments(thread).filter(|moment| *moment < at).max()
    }

    /// The hold that keeps a wait without end from ending: its index.
    pub(super) fn holder_for_ever(self, wait: &Span) -> Option<usize> {
        let keeps =
            |hold: &Span| hold.kind.is_hold() && hold.end.is_none() && hold.object == wait.object;
        match (wait.kind, wait.end) {
            (Kind::Lock, None) => self.0.spans.iter().position(keeps),
            _ => None,
        }
    }

    /// The moment at which a span begins.
    pub(super) fn begin_of(self, span: &Span) -> Moment {
        let (thread, at) = (span.thread, span.begin);
        Moment { thread, at }
    }

    /// The moment at which a span ends; if it does not, later than anything.
    pub(super) fn end_of(self, span: &Span) -> Moment {
        let (thread, at) = (span.thread, until(span));
        Moment { thread, at }
    }

    /// Whether a thread is at work at a moment: alive, and in no wait.
    pub(super) fn runs(self, thread: usize, at: u64) -> bool {
        let life = &self.threads[thread];
        let alive = life.begin <= at && life.end.is_none_or(|end| at < end);
        alive && !self.in_wait(thread, at)
    }

    /// Whether a thread is in a wait at a moment.
    pub(super) fn in_wait(self, thread: usize, at: u64) -> bool {
        let covers = |s: &Span| !s.kind.is_hold() && s.begin <= at && at < until(s);
        self.of(thread).any(covers)
    }
}
