//! A wait in a loop that ends for no reason begins anew: nobody asks in vain.
//!
//! - deadlock
//! + deadlock

use std::sync::{Condvar, Mutex};

fn main() {
    let (ready, changed) = (Mutex::new(false), Condvar::new());
    let mut guard = ready.lock().unwrap();
    while !*guard {
        guard = changed.wait(guard).unwrap();
    }
    println!("ready");
}
