//! The value is there until the thread drops it.
//! Who drops the last `Arc` is no step: see "What is not seen" in the README.
//!
//! ? finished: Some(7)
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
