//! `std::process`, whose `exit` and `abort` end the program and not its
//! explorer.

pub use std::process::*;

use crate::engine::op::{Op, Place};
use crate::engine::{is_running, step};

/// As in std.
#[track_caller]
pub fn exit(code: i32) -> ! {
    if !is_running() {
        std::process::exit(code);
    }
    end(Place::here(), Some(code))
}

/// As in std.
#[track_caller]
pub fn abort() -> ! {
    if !is_running() {
        std::process::abort();
    }
    end(Place::here(), None)
}

fn end(place: Place, code: Option<i32>) -> ! {
    step(place, Op::Exit(code));
    unreachable!("the execution has ended")
}
