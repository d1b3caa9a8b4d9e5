//! A watchdog: it ends a run that is deadlocked.

use std::time::Duration;

use crate::layer::log;

/// How long every thread must be blocked, and nothing happen, until the run is
/// said to hang.
const QUIET: Duration = Duration::from_secs(1);
/// How often the watchdog looks.
const INTERVAL: Duration = Duration::from_millis(20);

/// Starts the watchdog. When the program hangs, `write` is called, and the run
/// ends as if all were well: that it hangs is what the recording says.
pub fn start(write: fn()) {
    let watch = move || {
        while !log().as_ref().is_some_and(|log| log.is_deadlocked(QUIET)) {
            std::thread::sleep(INTERVAL);
        }
        write();
        std::process::exit(0);
    };
    std::thread::Builder::new()
        .name("watchdog".to_owned())
        .spawn(watch)
        .expect("a thread can be started that watches the program");
}
