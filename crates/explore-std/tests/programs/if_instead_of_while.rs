//! Between the notification and the lock, the other consumer may take it all.
//!
//! - finished: Some("bread") None
//! - finished: None Some("bread")
//! - deadlock

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

static QUEUE: Mutex<VecDeque<&str>> = Mutex::new(VecDeque::new());
static FILLED: Condvar = Condvar::new();

fn take() -> Option<&'static str> {
    let mut queue = QUEUE.lock().unwrap();
    if queue.is_empty() {
        queue = FILLED.wait(queue).unwrap();
    }
    queue.pop_front()
}

fn main() {
    let (a, b) = (thread::spawn(take), thread::spawn(take));
    QUEUE.lock().unwrap().push_back("bread");
    FILLED.notify_all();
    let (a, b) = (a.join().unwrap(), b.join().unwrap());
    println!("{a:?} {b:?}");
}
