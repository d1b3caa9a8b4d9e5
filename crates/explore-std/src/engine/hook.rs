//! The panic hook: the panics of modelled threads are outcomes, so nobody prints
//! them.

use std::panic;
use std::sync::Once;

use super::execution::is_running;
use super::panics;

/// Whether the calling thread panics.
pub(crate) fn panicking() -> bool {
    if is_running() {
        panics::count() > 0
    } else {
        std::thread::panicking()
    }
}

/// Keeps the panics of modelled threads from being printed, and counts them.
pub(crate) fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if is_running() {
                panics::begin();
            } else {
                loud(info);
            }
        }));
    });
}
