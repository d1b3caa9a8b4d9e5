//! The panic count of the modelled thread that runs: std has but one for all of
//! them.

use std::any::Any;
use std::cell::Cell;
use std::panic;

thread_local! {
    /// How many panics are under way in the modelled thread that runs.
    static PANICS: Cell<usize> = const { Cell::new(0) };
}

/// How many panics are under way in the calling thread.
pub(crate) fn count() -> usize {
    PANICS.get()
}

/// A panic begins in the calling thread.
pub(super) fn begin() {
    PANICS.set(PANICS.get() + 1);
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
    begin();
    panic::resume_unwind(payload)
}

/// The message of a panic.
pub(crate) fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "Box<dyn Any>".into())
}
