//! A condition that panics does so with the mutex held.
//!
//! - finished: true true

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let pair = Arc::new((Mutex::new(0), Condvar::new()));
    let theirs = pair.clone();
    let thread = thread::spawn(move || {
        let guard = theirs.0.lock().unwrap();
        let _guard = theirs.1.wait_while(guard, |_| panic!("in the condition"));
    });
    println!("{} {}", thread.join().is_err(), pair.0.is_poisoned());
}
