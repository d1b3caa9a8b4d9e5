//! Threads, of which one runs at a time.

mod handle;
pub(crate) mod local;
mod scope;
mod spawn;

pub use handle::{Thread, ThreadId, current};
pub use local::{AccessError, LocalKey};
pub use scope::{Scope, ScopedJoinHandle, scope};
pub use spawn::{Builder, JoinHandle, spawn};
pub use std::thread::Result;

pub use crate::thread_local;

use std::io;
use std::num::NonZero;
use std::time::Duration;

use crate::engine::ids::Place;
use crate::engine::op::{Op, Pause};
use crate::engine::{bounded, is_running, pause, step};

/// Waits for `unpark`.
#[track_caller]
pub fn park() {
    step(Place::here(), Op::Park(None));
}

/// Waits for `unpark`, or in vain.
#[track_caller]
pub fn park_timeout(timeout: Duration) {
    step(Place::here(), Op::Park(bounded(timeout)));
}

/// Whether the calling thread panics.
pub fn panicking() -> bool {
    crate::engine::panicking()
}

/// Moves the thread's clock; what other threads do meanwhile is for the
/// scheduler to choose.
#[track_caller]
pub fn sleep(time: Duration) {
    if !is_running() {
        return std::thread::sleep(time);
    }
    pause(Place::here(), Pause::Sleep(time));
}

/// As [`sleep`].
#[deprecated = "use sleep"]
#[track_caller]
pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(ms.into()));
}

/// As [`park_timeout`].
#[deprecated = "use park_timeout"]
#[track_caller]
pub fn park_timeout_ms(ms: u32) {
    park_timeout(Duration::from_millis(ms.into()));
}

/// Does nothing: the scheduler chooses anyway.
#[track_caller]
pub fn yield_now() {
    if !is_running() {
        return std::thread::yield_now();
    }
    pause(Place::here(), Pause::YieldNow);
}

/// Two, on every machine.
///
/// # Errors
///
/// None.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(const { NonZero::new(2).unwrap() })
}
