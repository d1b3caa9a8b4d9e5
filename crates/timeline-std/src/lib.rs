//! The real std, which tells when a thread runs, waits, holds a lock and sleeps.

pub use std::*;

mod recording;

pub use recording::{
    Arrow, ArrowKind, Ended, Event, EventKind, Kind, Moment, Object, Place, Recording, Span, Thread,
};
