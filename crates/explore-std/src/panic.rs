//! `std::panic`, with a `catch_unwind` that lets an execution be left. A hook
//! cannot be set: the panics of a program are outcomes.

pub use std::panic::{
    AssertUnwindSafe, Location, PanicHookInfo, RefUnwindSafe, UnwindSafe, panic_any,
};

use std::any::Any;

use crate::engine::cut::{self, Cut};
use crate::engine::{forget_panics, panics};

/// As in std.
///
/// # Errors
///
/// The payload of the panic.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> std::thread::Result<R> {
    let before = panics();
    let result = std::panic::catch_unwind(f);
    forget_panics(before);
    match result {
        Err(payload) if payload.is::<Cut>() => resume_unwind(payload),
        result => result,
    }
}

/// As in std.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    cut::resume_unwind(payload)
}
