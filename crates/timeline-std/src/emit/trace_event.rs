//! The spans and events of a trace, and their fields.

use std::panic::Location;

use serde::Serialize;
use tracing_core::callsite::DefaultCallsite;
use tracing_core::field::Value;
use tracing_core::metadata::Kind as Callsite;
use tracing_core::span::{Attributes, Id, Record};
use tracing_core::{Dispatch, Event, Level, Metadata, metadata};

use super::{Identity, RECORDER, ThreadId, current};

/// The event of an object, by [`Identity`].
pub const OBJECT: &str = "object";
/// The event where a thread is started.
pub const START: &str = "start";
/// The span of a thread.
pub const THREAD: &str = "thread";
/// The event of a message that was not sent after all.
pub const UNSENT: &str = "unsent";

const FIELDS: &[&str] = &[
    "what",
    "thread",
    "file",
    "line",
    "column",
    "object",
    "other",
    "scope",
    "message",
    "bound",
    "has_timeout",
    "text",
    "name",
    "called",
    "timed_out",
    "busy",
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

/// An event of the trace, or a span of it: what it is, where, and of which object.
#[derive(Debug)]
pub struct TraceEvent<'a> {
    what: String,
    file: &'a str,
    line: u32,
    column: u32,
    object: Option<usize>,
    other: Option<ThreadId>,
    scope: Option<usize>,
    message: Option<usize>,
    bound: Option<usize>,
    has_timeout: bool,
    text: Option<&'a str>,
    name: Option<&'a str>,
    called: Option<&'a str>,
}

impl<'a> TraceEvent<'a> {
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
            has_timeout: false,
            text: None,
            name: None,
            called: None,
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

    pub fn other(mut self, other: Option<ThreadId>) -> Self {
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
    pub fn has_timeout(mut self, has_timeout: bool) -> Self {
        self.has_timeout = has_timeout;
        self
    }

    pub fn text(mut self, text: &'a str) -> Self {
        self.text = Some(text);
        self
    }

    pub(super) fn name(mut self, name: Option<&'a str>) -> Self {
        self.name = name;
        self
    }

    pub(super) fn called(mut self, called: Option<&'a str>) -> Self {
        self.called = called;
        self
    }

    pub(super) fn bound(mut self, bound: Option<usize>) -> Self {
        self.bound = bound;
        self
    }

    /// Begins a span of the calling thread.
    pub fn begin(self) -> Span {
        match (RECORDER.get(), current()) {
            (Some(recorder), Some(thread)) => Span(Some(self.new_span(recorder, thread))),
            _ => Span(None),
        }
    }

    fn new_span(&self, recorder: &Dispatch, thread: ThreadId) -> Id {
        self.values(Some(thread), |values| {
            let values = SPANS.fields().value_set_all(values);
            recorder.new_span(&Attributes::new_root(&SPANS, &values))
        })
    }

    /// Emits an event of the calling thread.
    pub fn emit(self) {
        if let (Some(recorder), Some(thread)) = (RECORDER.get(), current()) {
            self.event(recorder, Some(thread));
        }
    }

    pub(super) fn event(&self, recorder: &Dispatch, thread: Option<ThreadId>) {
        self.values(thread, |values| {
            let values = EVENTS.fields().value_set_all(values);
            recorder.event(&Event::new_child_of(None, &EVENTS, &values));
        });
    }

    /// The values of [`FIELDS`], in their order.
    fn values<R>(
        &self,
        thread: Option<ThreadId>,
        give: impl FnOnce(&[Option<&dyn Value>; FIELDS.len()]) -> R,
    ) -> R {
        give(&[
            Some(&self.what.as_str()),
            Some(&thread),
            Some(&self.file),
            Some(&self.line),
            Some(&self.column),
            Some(&self.object),
            Some(&self.other),
            Some(&self.scope),
            Some(&self.message),
            Some(&self.bound),
            Some(&self.has_timeout),
            Some(&self.text),
            Some(&self.name),
            Some(&self.called),
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
    /// Adds a field to it, while it is open.
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
