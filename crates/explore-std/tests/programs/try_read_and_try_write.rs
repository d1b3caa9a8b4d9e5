//! Readers admit readers, and a writer nobody.
//!
//! - finished: true false\nfalse false\ntrue true

use std::sync::RwLock;

fn try_both(lock: &RwLock<i32>) {
    let read = lock.try_read().is_ok();
    let write = lock.try_write().is_ok();
    println!("{read} {write}");
}

fn main() {
    let lock = RwLock::new(0);
    let reader = lock.read().unwrap();
    try_both(&lock);
    drop(reader);
    let writer = lock.write().unwrap();
    try_both(&lock);
    drop(writer);
    try_both(&lock);
}
