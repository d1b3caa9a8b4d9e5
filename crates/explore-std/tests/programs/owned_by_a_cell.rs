//! A `static` with interior state of a plain kind, written under a lock.
//!
//! - finished: 2

use std::cell::UnsafeCell;
use std::sync::Mutex;
use std::thread;

struct Counter {
    lock: Mutex<()>,
    value: UnsafeCell<u32>,
}

unsafe impl Sync for Counter {}

fn add(counter: &Counter) {
    let _guard = counter.lock.lock().unwrap();
    unsafe { *counter.value.get() += 1 };
}

fn main() {
    let counter = Counter { lock: Mutex::new(()), value: UnsafeCell::new(0) };
    thread::scope(|s| {
        s.spawn(|| add(&counter));
        s.spawn(|| add(&counter));
    });
    println!("{}", counter.value.into_inner());
}
