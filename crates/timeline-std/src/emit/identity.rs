//! What objects are known by.

use std::panic::Location;
use std::sync::OnceLock;

use tracing_core::Dispatch;

use super::{Fact, OBJECT, RECORDER, number};

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
