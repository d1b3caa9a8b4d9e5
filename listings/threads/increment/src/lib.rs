//! One increment, plain and atomic, for the compiler to
//! translate.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Adds 1 to a number that nobody else can reach.
///
/// ```
/// let mut value = 1;
/// threads_increment::plain(&mut value);
/// assert_eq!(value, 2);
/// ```
///
/// # Panics
///
/// In a debug build, if the sum does not fit.
#[inline(never)]
pub fn plain(value: &mut u32) {
    *value += 1;
}

/// Adds 1 to a number that threads share, as a whole.
///
/// ```
/// use std::sync::atomic::AtomicU32;
///
/// let value = AtomicU32::new(1);
/// threads_increment::atomic(&value);
/// assert_eq!(value.into_inner(), 2);
/// ```
#[inline(never)]
pub fn atomic(value: &AtomicU32) {
    value.fetch_add(1, Relaxed);
}
