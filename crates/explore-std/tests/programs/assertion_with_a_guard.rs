//! The guards of an assertion are alive while it fails, and so poisoned.
//!
//! - finished: true true

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let value = Arc::new(Mutex::new(1));
    let theirs = value.clone();
    let result = thread::spawn(move || assert_eq!(*theirs.lock().unwrap(), 2)).join();
    println!("{} {}", result.is_err(), value.is_poisoned());
}
