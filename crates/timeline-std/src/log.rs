//! The event log of a run, as it was traced.

use std::time::{Duration, Instant};

use crate::emit::{MAIN, ThreadId};
use crate::recording::{EventKind, Kind, Place};

/// Between two moments of the log there is room for others: a nanosecond has
/// this many ticks. See `analysis::channels`.
pub const TICKS: u64 = 1024;

/// A moment. No two of a log are equal.
pub type Tick = u64;

/// All spans and events of a run, in order.
#[derive(Debug)]
pub struct Log {
    start: Instant,
    /// Nanoseconds from the start to the last moment.
    last: u64,
    /// In the order in which they were started.
    pub threads: Vec<Thread>,
    /// In the order in which they were used first.
    pub objects: Vec<Object>,
    /// In the order of their begins.
    pub spans: Vec<Span>,
    /// In their order.
    pub events: Vec<Event>,
    /// Messages that were not sent after all.
    pub unsent: Vec<usize>,
}

/// A thread that was started, and perhaps has not begun.
#[derive(Clone, Debug)]
pub struct Thread {
    pub id: ThreadId,
    pub name: Option<String>,
    pub scope: Option<usize>,
    /// Who started it, and when. Nobody started `main`.
    pub started: Option<(ThreadId, Tick)>,
    pub begin: Option<Tick>,
    pub end: Option<Tick>,
    pub busy: Option<u64>,
}

/// As [`crate::Object`].
#[derive(Clone, Debug)]
pub struct Object {
    pub id: usize,
    pub kind: String,
    pub name: Option<String>,
    pub called: Option<String>,
    /// How many messages a channel holds; how many come to a barrier.
    pub bound: Option<usize>,
    pub place: Place,
}

/// As [`crate::Span`], and what it takes to find its arrows. It may be a wait
/// that was none.
#[derive(Clone, Debug)]
pub struct Span {
    pub thread: ThreadId,
    pub kind: Kind,
    pub object: Option<usize>,
    pub other: Option<ThreadId>,
    pub scope: Option<usize>,
    pub message: Option<usize>,
    /// It ends by itself after some time...
    pub has_timeout: bool,
    /// ...and did.
    pub timed_out: bool,
    pub place: Place,
    pub begin: Tick,
    pub end: Option<Tick>,
}

/// As [`crate::Event`], and what it takes to find its arrows.
#[derive(Clone, Debug)]
pub struct Event {
    pub thread: ThreadId,
    pub kind: EventKind,
    pub object: Option<usize>,
    pub other: Option<ThreadId>,
    pub message: Option<usize>,
    pub text: Option<String>,
    pub place: Place,
    pub at: Tick,
}

/// Where something that takes time is in a log.
#[derive(Clone, Copy, Debug)]
pub enum Index {
    Thread(ThreadId),
    Span(usize),
}

impl Log {
    /// Nothing but a `main` that has not begun.
    pub fn new() -> Self {
        let main = Thread {
            id: MAIN,
            name: Some("main".to_owned()),
            scope: None,
            started: None,
            begin: None,
            end: None,
            busy: None,
        };
        Self {
            start: Instant::now(),
            last: 0,
            threads: vec![main],
            objects: Vec::new(),
            spans: Vec::new(),
            events: Vec::new(),
            unsent: Vec::new(),
        }
    }

    fn nanos(&self) -> u64 {
        self.start
            .elapsed()
            .as_nanos()
            .try_into()
            .unwrap_or(u64::MAX)
    }

    /// This moment, which is later than all before.
    pub fn moment(&mut self) -> Tick {
        self.last = self.nanos().max(self.last + 1);
        self.last * TICKS
    }

    pub fn start(
        &mut self,
        id: ThreadId,
        name: Option<String>,
        scope: Option<usize>,
        by: ThreadId,
        at: Tick,
    ) {
        self.threads.push(Thread {
            id,
            name,
            scope,
            started: Some((by, at)),
            begin: None,
            end: None,
            busy: None,
        });
    }

    pub fn thread(&mut self, id: ThreadId) -> &mut Thread {
        let found = self.threads.iter_mut().find(|thread| thread.id == id);
        found.expect("a thread is started before it begins")
    }

    pub fn begin_thread(&mut self, thread: ThreadId) -> Index {
        let begin = self.moment();
        self.thread(thread).begin = Some(begin);
        Index::Thread(thread)
    }

    pub fn begin(&mut self, span: Span) -> Index {
        self.spans.push(span);
        Index::Span(self.spans.len() - 1)
    }

    pub fn add_busy(&mut self, thread: ThreadId, busy: Option<u64>) {
        self.thread(thread).busy = busy;
    }

    pub fn add(&mut self, index: usize, message: Option<usize>, timed_out: bool) {
        let span = &mut self.spans[index];
        span.message = message.or(span.message);
        span.timed_out |= timed_out;
    }

    pub fn end(&mut self, index: Index) {
        let end = self.moment();
        match index {
            Index::Thread(thread) => self.thread(thread).end = Some(end),
            Index::Span(index) => self.spans[index].end = Some(end),
        }
    }

    /// Ends a thread where it is, and all its open spans.
    pub fn exit(&mut self, thread: ThreadId) {
        for index in (0..self.spans.len()).rev() {
            if self.spans[index].thread == thread && self.spans[index].end.is_none() {
                self.end(Index::Span(index));
            }
        }
        self.end(Index::Thread(thread));
    }

    /// Whether every thread that is left is blocked, and nothing has been logged
    /// for so long.
    pub fn is_deadlocked(&self, quiet: Duration) -> bool {
        let since = Duration::from_nanos(self.nanos().saturating_sub(self.last));
        let mut left = self.threads.iter().filter(|thread| thread.end.is_none());
        since >= quiet && left.all(|thread| self.is_blocked(thread.id))
    }

    fn is_blocked(&self, thread: ThreadId) -> bool {
        self.spans.iter().any(|span| {
            span.thread == thread && span.end.is_none() && !span.has_timeout && blocks(span.kind)
        })
    }
}

fn blocks(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Hold | Kind::HoldShared | Kind::Sleep | Kind::Gil
    )
}
