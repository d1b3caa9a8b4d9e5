//! The thread's reference may be gone or not; after the join it is.
//! Who drops the last `Arc` is no step: see "What is not seen" in the README.
//!
//! - finished: 1 1
//! ? finished: 2 1

use std::sync::Arc;
use std::thread;

fn main() {
    let value = Arc::new(());
    let theirs = value.clone();
    let thread = thread::spawn(move || drop(theirs));
    let before = Arc::strong_count(&value);
    thread.join().unwrap();
    println!("{before} {}", Arc::strong_count(&value));
}
