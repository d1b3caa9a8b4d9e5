//! Both load before either stores, or one after the other.
//!
//! - finished: 1
//! - finished: 2

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn add() {
    let count = COUNT.load(Ordering::Relaxed);
    COUNT.store(count + 1, Ordering::Relaxed);
}

fn main() {
    let threads = [thread::spawn(add), thread::spawn(add)];
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{}", COUNT.load(Ordering::Relaxed));
}
