//! The value is there until the thread drops it.
//!
//! - finished: Some(7)
//! - finished: None

use std::sync::{Arc, Weak};
use std::thread;

fn main() {
    let value = Arc::new(7);
    let weak: Weak<i32> = Arc::downgrade(&value);
    let thread = thread::spawn(move || drop(value));
    println!("{:?}", weak.upgrade());
    thread.join().unwrap();
}
