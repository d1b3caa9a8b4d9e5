//! How the wrappers tell what happens: as spans and events of `tracing`.
//!
//! They go straight to a dispatcher of our own. The default one belongs to the
//! program; and while its subscriber is at work, `tracing` hides every default
//! from what that calls, such as the writer of a log.

use std::cell::Cell;
use std::panic::Location;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use serde::Serialize;
use tracing_core::callsite::DefaultCallsite;
use tracing_core::field::Value;
use tracing_core::metadata::Kind as Callsite;
use tracing_core::span::{Attributes, Id, Record};
use tracing_core::{Dispatch, Event, Level, Metadata, metadata};

use crate::permit;

/// Who hears it. Nobody, in a program that is not recorded.
pub static RECORDER: OnceLock<Dispatch> = OnceLock::new();

/// The number of a thread that is recorded.
pub type Lane = usize;

/// The lane of `main`.
pub const MAIN: Lane = 0;

/// What is told of an object, by [`Identity`].
pub const OBJECT: &str = "object";
/// What is told where a thread is started.
pub const START: &str = "start";
/// The span of a thread's life.
pub const THREAD: &str = "thread";
/// What is told of a message that was not sent after all.
pub const UNSENT: &str = "unsent";

const FIELDS: &[&str] = &[
    "what", "lane", "file", "line", "column", "object", "other", "scope", "message", "bound",
    "timed", "text", "name", "late", "busy",
];

static SPAN: DefaultCallsite = DefaultCallsite::new(&SPANS);
static SPANS: Metadata<'static> = metadata! {
    name: "span",
    target: "timeline_std",
    level: Level::INFO,
    fields: FIELDS,
    callsite: &SPAN,
    kind: Callsite::SPAN,
};

static EVENT: DefaultCallsite = DefaultCallsite::new(&EVENTS);
static EVENTS: Metadata<'static> = metadata! {
    name: "event",
    target: "timeline_std",
    level: Level::INFO,
    fields: FIELDS,
    callsite: &EVENT,
    kind: Callsite::EVENT,
};

thread_local! {
    static LANE: Cell<Option<Lane>> = const { Cell::new(None) };
}

/// The lane of the calling thread. One that was not started through this crate
/// has none, and nothing that it does is recorded.
pub fn lane() -> Option<Lane> {
    LANE.get()
}

/// What is told of a span or an event.
#[derive(Debug)]
pub struct Fact<'a> {
    what: String,
    file: &'a str,
    line: u32,
    column: u32,
    object: Option<usize>,
    other: Option<Lane>,
    scope: Option<usize>,
    message: Option<usize>,
    bound: Option<usize>,
    timed: bool,
    text: Option<&'a str>,
    name: Option<&'a str>,
}

impl<'a> Fact<'a> {
    /// `what` is a `Kind`, an `EventKind`, or one of the words above.
    pub fn new(what: impl Serialize, place: &'a Location<'a>) -> Self {
        Self::at(what, (place.file(), place.line(), place.column()))
    }

    pub fn at(what: impl Serialize, (file, line, column): (&'a str, u32, u32)) -> Self {
        let what = serde_json::to_value(what).ok();
        let what = what.and_then(|what| what.as_str().map(str::to_owned));
        Self {
            what: what.expect("a kind is a word"),
            file,
            line,
            column,
            object: None,
            other: None,
            scope: None,
            message: None,
            bound: None,
            timed: false,
            text: None,
            name: None,
        }
    }

    pub fn of(mut self, identity: &Identity) -> Self {
        self.object = identity.id();
        self
    }

    pub fn of_object(mut self, object: Option<usize>) -> Self {
        self.object = object;
        self
    }

    pub fn other(mut self, other: Option<Lane>) -> Self {
        self.other = other;
        self
    }

    pub fn scope(mut self, scope: Option<usize>) -> Self {
        self.scope = scope;
        self
    }

    pub fn message(mut self, message: usize) -> Self {
        self.message = Some(message);
        self
    }

    /// It waits no longer than some time.
    pub fn timed(mut self, timed: bool) -> Self {
        self.timed = timed;
        self
    }

    pub fn text(mut self, text: &'a str) -> Self {
        self.text = Some(text);
        self
    }

    fn name(mut self, name: Option<&'a str>) -> Self {
        self.name = name;
        self
    }

    fn bound(mut self, bound: Option<usize>) -> Self {
        self.bound = bound;
        self
    }

    /// Tells that a span of the calling thread begins.
    pub fn begin(self) -> Span {
        match (RECORDER.get(), lane()) {
            (Some(recorder), Some(lane)) => Span(Some(self.new_span(recorder, lane))),
            _ => Span(None),
        }
    }

    fn new_span(&self, recorder: &Dispatch, lane: Lane) -> Id {
        self.values(Some(lane), |values| {
            let values = SPANS.fields().value_set_all(values);
            recorder.new_span(&Attributes::new_root(&SPANS, &values))
        })
    }

    /// Tells that this happens, in the calling thread.
    pub fn tell(self) {
        if let (Some(recorder), Some(lane)) = (RECORDER.get(), lane()) {
            self.event(recorder, Some(lane));
        }
    }

    fn event(&self, recorder: &Dispatch, lane: Option<Lane>) {
        self.values(lane, |values| {
            let values = EVENTS.fields().value_set_all(values);
            recorder.event(&Event::new_child_of(None, &EVENTS, &values));
        });
    }

    /// The values of [`FIELDS`], in their order.
    fn values<R>(
        &self,
        lane: Option<Lane>,
        give: impl FnOnce(&[Option<&dyn Value>; FIELDS.len()]) -> R,
    ) -> R {
        give(&[
            Some(&self.what.as_str()),
            Some(&lane),
            Some(&self.file),
            Some(&self.line),
            Some(&self.column),
            Some(&self.object),
            Some(&self.other),
            Some(&self.scope),
            Some(&self.message),
            Some(&self.bound),
            Some(&self.timed),
            Some(&self.text),
            Some(&self.name),
            None,
            None,
        ])
    }
}

/// A span of the calling thread, which ends where this is dropped.
#[must_use = "the span ends where this is dropped"]
#[derive(Debug)]
pub struct Span(Option<Id>);

impl Span {
    /// Tells more of it, while it is open.
    pub fn add(&self, field: &str, value: impl Value) {
        let (Some(recorder), Some(id)) = (RECORDER.get(), &self.0) else {
            return;
        };
        let fields = SPANS.fields();
        let field = fields.field(field).expect("one of FIELDS");
        let values = [(&field, Some(&value as &dyn Value))];
        recorder.record(id, &Record::new(&fields.value_set(&values)));
    }
}

impl Drop for Span {
    fn drop(&mut self) {
        if let (Some(recorder), Some(id)) = (RECORDER.get(), self.0.take()) {
            recorder.try_close(id);
        }
    }
}

/// What an object is known by. It is told of where it is used first: the
/// compiler makes a static, and an object may be moved after it was made.
#[derive(Debug)]
pub struct Identity {
    kind: &'static str,
    bound: Option<usize>,
    place: &'static Location<'static>,
    id: OnceLock<usize>,
}

impl Identity {
    /// An object that the caller makes.
    #[track_caller]
    pub const fn new(kind: &'static str) -> Self {
        Self::bounded(kind, None)
    }

    /// One that knows how many it is for.
    #[track_caller]
    pub const fn bounded(kind: &'static str, bound: Option<usize>) -> Self {
        Self {
            kind,
            bound,
            place: Location::caller(),
            id: OnceLock::new(),
        }
    }

    /// Its number, if anything is recorded.
    pub fn id(&self) -> Option<usize> {
        let recorder = RECORDER.get()?;
        let made = || object(recorder, self.kind, self.bound, None, self.place);
        Some(*self.id.get_or_init(made))
    }
}

/// Tells of an object that is not a value of the program.
pub fn named_object(kind: &str, name: &str, place: &Location<'_>) -> Option<usize> {
    let recorder = RECORDER.get()?;
    Some(object(recorder, kind, None, Some(name), place))
}

fn object(
    recorder: &Dispatch,
    kind: &str,
    bound: Option<usize>,
    name: Option<&str>,
    place: &Location<'_>,
) -> usize {
    let id = number();
    Fact::new(OBJECT, place)
        .of_object(Some(id))
        .text(kind)
        .bound(bound)
        .name(name)
        .event(recorder, None);
    id
}

/// A number for an object, a thread, a scope or a message.
pub fn number() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(MAIN + 1);
    NEXT.fetch_add(1, Relaxed)
}

/// Tells that the calling thread starts another, and gives it a lane.
pub fn start(name: Option<&str>, scope: Option<usize>, place: &Location<'_>) -> Option<Lane> {
    lane()?;
    let child = number();
    Fact::new(START, place)
        .other(Some(child))
        .scope(scope)
        .name(name)
        .tell();
    Some(child)
}

/// The life of a thread, which ends where this is dropped.
#[derive(Debug)]
pub struct Life {
    span: Span,
    busy: Option<u64>,
}

impl Life {
    /// The calling thread begins.
    #[track_caller]
    pub fn begin(lane: Option<Lane>) -> Self {
        LANE.set(lane);
        let span = Fact::new(THREAD, Location::caller()).begin();
        Self { span, busy: busy() }
    }
}

impl Drop for Life {
    fn drop(&mut self) {
        permit::let_go_of_all();
        if let (Some(before), Some(now)) = (self.busy, busy()) {
            self.span.add("busy", now - before);
        }
        // What it does from here on, in destructors, is not recorded: its lane
        // has ended. The span ends after this.
        LANE.set(None);
    }
}

/// How many microseconds the calling thread has been on a core.
#[cfg(target_os = "linux")]
fn busy() -> Option<u64> {
    use rustix::time::{ClockId, clock_gettime};

    // `/proc/thread-self/schedstat` is as old as the last tick of the scheduler.
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let (seconds, nanos) = (u64::try_from(time.tv_sec), u64::try_from(time.tv_nsec));
    Some(seconds.ok()? * 1_000_000 + nanos.ok()? / 1_000)
}

#[cfg(not(target_os = "linux"))]
fn busy() -> Option<u64> {
    None
}
