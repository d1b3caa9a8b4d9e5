//! What the layer has heard, before anything is concluded from it.

use std::time::{Duration, Instant};

use crate::emit::{Lane, MAIN};
use crate::recording::{EventKind, Kind, Place};

/// Between two moments of the log there is room for others: a nanosecond has
/// this many ticks. See `assemble::channels`.
pub const TICKS: u64 = 1024;

/// A moment. No two of a log are equal.
pub type Tick = u64;

/// All that was heard, in order.
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
    pub lane: Lane,
    pub name: Option<String>,
    pub scope: Option<usize>,
    /// Who started it, and when. Nobody started `main`.
    pub started: Option<(Lane, Tick)>,
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
    pub lane: Lane,
    pub kind: Kind,
    pub object: Option<usize>,
    pub other: Option<Lane>,
    pub scope: Option<usize>,
    pub message: Option<usize>,
    /// It ends by itself after some time...
    pub timed: bool,
    /// ...and did.
    pub late: bool,
    pub place: Place,
    pub begin: Tick,
    pub end: Option<Tick>,
}

/// As [`crate::Event`], and what it takes to find its arrows.
#[derive(Clone, Debug)]
pub struct Event {
    pub lane: Lane,
    pub kind: EventKind,
    pub object: Option<usize>,
    pub other: Option<Lane>,
    pub message: Option<usize>,
    pub text: Option<String>,
    pub place: Place,
    pub at: Tick,
}

/// Where something that takes time is in a log.
#[derive(Clone, Copy, Debug)]
pub enum Index {
    Thread(Lane),
    Span(usize),
}

impl Log {
    /// Nothing but a `main` that has not begun.
    pub fn new() -> Self {
        let main = Thread {
            lane: MAIN,
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
        lane: Lane,
        name: Option<String>,
        scope: Option<usize>,
        by: Lane,
        at: Tick,
    ) {
        self.threads.push(Thread {
            lane,
            name,
            scope,
            started: Some((by, at)),
            begin: None,
            end: None,
            busy: None,
        });
    }

    pub fn thread(&mut self, lane: Lane) -> &mut Thread {
        let found = self.threads.iter_mut().find(|thread| thread.lane == lane);
        found.expect("a thread is started before it begins")
    }

    pub fn begin_thread(&mut self, lane: Lane) -> Index {
        let begin = self.moment();
        self.thread(lane).begin = Some(begin);
        Index::Thread(lane)
    }

    pub fn begin(&mut self, span: Span) -> Index {
        self.spans.push(span);
        Index::Span(self.spans.len() - 1)
    }

    pub fn add_busy(&mut self, lane: Lane, busy: Option<u64>) {
        self.thread(lane).busy = busy;
    }

    pub fn add(&mut self, index: usize, message: Option<usize>, late: bool) {
        let span = &mut self.spans[index];
        span.message = message.or(span.message);
        span.late |= late;
    }

    pub fn end(&mut self, index: Index) {
        let end = self.moment();
        match index {
            Index::Thread(lane) => self.thread(lane).end = Some(end),
            Index::Span(index) => self.spans[index].end = Some(end),
        }
    }

    /// A thread ends where it stands, and all that it is at.
    pub fn leave(&mut self, lane: Lane) {
        for index in (0..self.spans.len()).rev() {
            if self.spans[index].lane == lane && self.spans[index].end.is_none() {
                self.end(Index::Span(index));
            }
        }
        self.end(Index::Thread(lane));
    }

    /// Whether every thread that is left waits for another, and nothing has
    /// been heard for so long.
    pub fn stands_still(&self, time: Duration) -> bool {
        let quiet = self.nanos().saturating_sub(self.last);
        let mut left = self.threads.iter().filter(|thread| thread.end.is_none());
        Duration::from_nanos(quiet) >= time && left.all(|thread| self.waits_for_others(thread.lane))
    }

    fn waits_for_others(&self, lane: Lane) -> bool {
        self.spans.iter().any(|span| {
            span.lane == lane && span.end.is_none() && !span.timed && is_wait_for_others(span.kind)
        })
    }
}

fn is_wait_for_others(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Hold | Kind::HoldShared | Kind::Sleep | Kind::Gil
    )
}
