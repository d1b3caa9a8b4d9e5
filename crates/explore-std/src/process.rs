//! `std::process`, whose `exit` ends the program and not its explorer.

pub use std::process::*;

use crate::engine::op::{Op, Place};
use crate::engine::{is_running, step};

/// As in std: a shell calls it 134.
#[track_caller]
pub fn abort() -> ! {
    if is_running() {
        exit(134);
    }
    std::process::abort()
}

/// As in std.
#[track_caller]
pub fn exit(code: i32) -> ! {
    if is_running() {
        step(Place::here(), Op::Exit(code));
        loop {
            crate::thread::park();
        }
    }
    std::process::exit(code)
}
