//! Both hold the lock at once, or the barrier would never open.
//!
//! - finished: both read 7

use std::sync::{Barrier, RwLock};
use std::thread;

fn main() {
    let lock = RwLock::new(7);
    let barrier = Barrier::new(2);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let value = lock.read().unwrap();
                if barrier.wait().is_leader() {
                    println!("both read {value}");
                }
            });
        }
    });
}
