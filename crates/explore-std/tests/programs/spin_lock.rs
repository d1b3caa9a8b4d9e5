//! A lock of one bit keeps the two additions apart.
//!
//! - finished: 2

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

static LOCKED: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicU32 = AtomicU32::new(0);

fn add() {
    while LOCKED
        .compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed)
        .is_err()
    {}
    COUNT.store(COUNT.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    LOCKED.store(false, Ordering::Release);
}

fn main() {
    let other = thread::spawn(add);
    add();
    other.join().unwrap();
    println!("{}", COUNT.load(Ordering::Relaxed));
}
