//! `std::process`, whose `exit` and `abort` end the program and not its
//! explorer.

pub use std::process::*;

use crate::engine::ids::Place;
use crate::engine::{self, is_running};

/// As in std.
#[track_caller]
pub fn exit(code: i32) -> ! {
    if !is_running() {
        std::process::exit(code);
    }
    engine::exit(Place::here(), Some(code))
}

/// As in std.
#[track_caller]
pub fn abort() -> ! {
    if !is_running() {
        std::process::abort();
    }
    engine::exit(Place::here(), None)
}
