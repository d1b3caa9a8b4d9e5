//! A wait ends with the poison of who notified.
//!
//! - finished: poisoned true

use std::sync::{Condvar, Mutex};
use std::thread;

static READY: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

fn main() {
    let guard = READY.lock().unwrap();
    let thread = thread::spawn(|| {
        let mut ready = READY.lock().unwrap();
        *ready = true;
        CHANGED.notify_one();
        panic!("boom");
    });
    match CHANGED.wait_while(guard, |ready| !*ready) {
        Ok(_) => println!("fine"),
        Err(error) => println!("poisoned {}", error.into_inner()),
    }
    let _ = thread.join();
}
