//! Exactly one of the two gets the value.
//! Who drops the last `Arc` is no step: see "What is not seen" in the README.
//!
//! - finished: main true, thread false
//! ? finished: main false, thread true

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new("value");
    let theirs = Arc::clone(&mine);
    let thread = thread::spawn(move || Arc::into_inner(theirs).is_some());
    let got = Arc::into_inner(mine).is_some();
    println!("main {got}, thread {}", thread.join().unwrap());
}
