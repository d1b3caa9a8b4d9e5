//! What is read is what was there before, between, or after the writes.
//!
//! - finished: 0
//! - finished: 1
//! - finished: 3

use std::sync::RwLock;
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            *lock.write().unwrap() += 1;
            let mut value = lock.write().unwrap();
            *value += 1;
            *value += 1;
        });
        let seen = *lock.read().unwrap();
        println!("{seen}");
    });
}
