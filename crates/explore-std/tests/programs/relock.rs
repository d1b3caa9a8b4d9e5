//! Unspecified, but it does not return: on Linux it waits for itself.
//!
//! - deadlock: once

use std::sync::Mutex;

fn main() {
    let mutex = Mutex::new(0);
    let _guard = mutex.lock().unwrap();
    println!("once");
    let _again = mutex.lock().unwrap();
    println!("twice");
}
