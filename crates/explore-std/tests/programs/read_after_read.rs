//! A writer may come between two reads, so the second may see more.
//!
//! - finished: 0 0
//! - finished: 0 1
//! - finished: 1 1

use std::sync::{Arc, RwLock};
use std::thread;

fn main() {
    let lock = Arc::new(RwLock::new(0));
    let theirs = Arc::clone(&lock);
    let writer = thread::spawn(move || *theirs.write().unwrap() += 1);
    let first = *lock.read().unwrap();
    let second = *lock.read().unwrap();
    writer.join().unwrap();
    println!("{first} {second}");
}
