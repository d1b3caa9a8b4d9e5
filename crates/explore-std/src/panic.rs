//! `std::panic`, with a `catch_unwind` that lets an execution be left.

pub use std::panic::*;

use crate::engine::cut::Cut;

/// As in std.
///
/// # Errors
///
/// The payload of the panic.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> std::thread::Result<R> {
    let result = std::panic::catch_unwind(f);
    match result {
        Err(payload) if payload.is::<Cut>() => resume_unwind(payload),
        result => result,
    }
}
