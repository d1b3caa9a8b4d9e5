//! Two guards of one mutex in one statement: the second waits for the first.
//!
//! - deadlock

use std::sync::Mutex;

fn main() {
    let mutex = Mutex::new(1);
    println!("{} {}", mutex.lock().unwrap(), mutex.lock().unwrap());
}
