//! Who swaps the pointer first wins, and takes its box back.
//!
//! - finished: 1
//! - finished: 2

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::thread;

static SLOT: AtomicPtr<u32> = AtomicPtr::new(ptr::null_mut());

fn put(value: u32) {
    let new = Box::into_raw(Box::new(value));
    let null = ptr::null_mut();
    if SLOT.compare_exchange(null, new, Ordering::AcqRel, Ordering::Acquire).is_err() {
        drop(unsafe { Box::from_raw(new) });
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| put(1));
        s.spawn(|| put(2));
    });
    let value = unsafe { Box::from_raw(SLOT.swap(ptr::null_mut(), Ordering::AcqRel)) };
    println!("{value}");
}
