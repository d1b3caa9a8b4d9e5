//! from_ptr

use std::sync::atomic::{AtomicU32, Ordering};

fn main() {
    let mut count = 0;
    let atomic = unsafe { AtomicU32::from_ptr(&mut count) };
    atomic.fetch_add(1, Ordering::Relaxed);
}
