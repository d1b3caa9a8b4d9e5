//! `std::panic`, whose panics are those of one modelled thread. A hook cannot
//! be set: the panics of a program are outcomes.

pub use std::panic::{
    AssertUnwindSafe, Location, PanicHookInfo, RefUnwindSafe, UnwindSafe, panic_any,
};

use std::any::Any;

use crate::engine::panics;

/// As in std.
///
/// # Errors
///
/// The payload of the panic.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> std::thread::Result<R> {
    let before = panics::count();
    let result = std::panic::catch_unwind(f);
    panics::forget(before);
    result
}

/// As in std.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    panics::resume_unwind(payload)
}
