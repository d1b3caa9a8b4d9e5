//! A watchdog for a test: it aborts the process when the test hangs.

use std::io::{self, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;
use std::{process, thread};

/// Runs `act`, a test or a part of one, and returns what it does. If it has not
/// ended within `limit`, names the test on stderr and aborts the process: a
/// thread that hangs cannot be ended.
///
/// The test is known by its thread, which libtest calls as it calls the test.
///
/// ```
/// let limit = std::time::Duration::from_secs(60);
/// assert_eq!(bounded::watched(limit, || 6 * 7), 42);
/// ```
pub fn watched<T>(limit: Duration, act: impl FnOnce() -> T) -> T {
    let test = thread::current();
    // Dropped when `act` returns, and when it panics.
    let (_ended, end) = mpsc::channel::<()>();
    thread::spawn(move || {
        if end.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
            let name = test.name().unwrap_or("a test");
            let said = format!("\n{name} did not end within {limit:?}: the process is aborted\n");
            // Past libtest, which would keep it until the test has ended.
            let _ = io::stderr().write_all(said.as_bytes());
            process::abort();
        }
    });
    act()
}
