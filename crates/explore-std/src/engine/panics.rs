//! Panics of modelled threads: they are outcomes, so nobody prints them, and
//! each thread has its own.

use std::any::Any;
use std::cell::Cell;
use std::panic;
use std::sync::Once;

use super::run::is_running;

thread_local! {
    /// How many panics are under way in the modelled thread that runs.
    static PANICS: Cell<usize> = const { Cell::new(0) };
}

/// Whether the calling thread panics.
pub(crate) fn panicking() -> bool {
    if is_running() {
        count() > 0
    } else {
        std::thread::panicking()
    }
}

/// How many panics are under way in the calling thread.
pub(crate) fn count() -> usize {
    PANICS.get()
}

/// Of the panics in the calling thread, all but so many have been caught.
pub(crate) fn forget(left: usize) {
    PANICS.set(left);
}

/// Another thread goes on, in which so many panics are under way.
pub(super) fn switch(to: usize) -> usize {
    PANICS.replace(to)
}

/// As in std, and counted.
pub(crate) fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    PANICS.set(PANICS.get() + 1);
    panic::resume_unwind(payload)
}

/// Keeps the panics of modelled threads from being printed, as they are
/// outcomes, and counts them.
pub(crate) fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if is_running() {
                PANICS.set(PANICS.get() + 1);
            } else {
                loud(info);
            }
        }));
    });
}

/// The message of a panic.
pub(crate) fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "Box<dyn Any>".into())
}
