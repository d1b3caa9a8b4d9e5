//! A barrier, recorded.

use std::fmt;
use std::panic::Location;
use std::sync::{self, BarrierWaitResult};

use crate::emit::{Identity, TraceEvent, called};
use crate::recording::Kind;

/// As [`std::sync::Barrier`].
pub struct Barrier {
    identity: Identity,
    real: sync::Barrier,
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}

impl Barrier {
    /// As in std.
    #[track_caller]
    pub const fn new(parties: usize) -> Self {
        Self {
            identity: Identity::bounded("Barrier", Some(parties)),
            real: sync::Barrier::new(parties),
        }
    }

    called!();

    /// As in std.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let place = Location::caller();
        // The wait of the last to arrive is none: see `analysis::barriers`.
        let _wait = TraceEvent::new(Kind::Barrier, place)
            .of(&self.identity)
            .begin();
        self.real.wait()
    }
}
