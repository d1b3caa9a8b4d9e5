//! `std::thread`, recorded.

mod park;
mod scope;
mod spawn;

pub use std::thread::*;

pub use park::{Thread, current, park, park_timeout};
pub use scope::{Scope, ScopedJoinHandle, scope};
pub use spawn::{Builder, JoinHandle, spawn};

use std::panic::Location;
use std::time::Duration;

use crate::emit::TraceEvent;
use crate::recording::Kind;

/// As in std.
#[track_caller]
pub fn sleep(time: Duration) {
    let _sleep = TraceEvent::new(Kind::Sleep, Location::caller()).begin();
    std::thread::sleep(time);
}

/// As in std.
#[deprecated = "use sleep"]
#[track_caller]
pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(ms.into()));
}

/// As in std.
#[deprecated = "use park_timeout"]
#[track_caller]
pub fn park_timeout_ms(ms: u32) {
    park_timeout(Duration::from_millis(ms.into()));
}
