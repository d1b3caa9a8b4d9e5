//! It keeps its data as no modelled library does.
#![allow(unsafe_code, reason = "so does it")]

/// How often it has been called, by one thread at a time.
pub fn next() -> u32 {
    static mut CALLS: u32 = 0;
    // SAFETY: the programs call it under a lock.
    unsafe {
        CALLS += 1;
        CALLS
    }
}
