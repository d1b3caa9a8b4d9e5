//! The thread waits for main's guard, and main for the thread, unless it was first.
//!
//! - deadlock
//! - finished: 1

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&total);
    let thread = thread::spawn(move || *theirs.lock().unwrap() += 1);
    let total = total.lock().unwrap();
    thread.join().unwrap();
    println!("{total}");
}
