//! Object identity: what an object is known by in the trace.

use std::panic::Location;
use std::sync::OnceLock;

use tracing_core::Dispatch;

use super::{OBJECT, RECORDER, TraceEvent, number};

/// What an object is known by. It is traced where it is used first: the
/// compiler makes a static, and an object may be moved after it was made.
#[derive(Debug)]
pub struct Identity {
    kind: &'static str,
    bound: Option<usize>,
    place: &'static Location<'static>,
    /// What the library calls it that makes it.
    called: Option<&'static str>,
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
            called: None,
            id: OnceLock::new(),
        }
    }

    pub const fn call(&mut self, name: &'static str) {
        self.called = Some(name);
    }

    /// Its number, if anything is recorded.
    pub fn id(&self) -> Option<usize> {
        let recorder = RECORDER.get()?;
        let event = || {
            let event = TraceEvent::new(OBJECT, self.place).text(self.kind);
            event.bound(self.bound).called(self.called)
        };
        Some(*self.id.get_or_init(|| object(recorder, event())))
    }
}

/// Has a library say what it calls the object.
macro_rules! called {
    () => {
        #[doc(hidden)]
        #[must_use]
        pub const fn __called(mut self, name: &'static str) -> Self {
            self.identity.call(name);
            self
        }
    };
}
pub(crate) use called;

/// Traces an object that is not a value of the program.
pub fn named_object(kind: &str, name: &str, place: &Location<'_>) -> Option<usize> {
    let recorder = RECORDER.get()?;
    let event = TraceEvent::new(OBJECT, place).text(kind).name(Some(name));
    Some(object(recorder, event))
}

fn object(recorder: &Dispatch, event: TraceEvent<'_>) -> usize {
    let id = number();
    event.of_object(Some(id)).event(recorder, None);
    id
}
