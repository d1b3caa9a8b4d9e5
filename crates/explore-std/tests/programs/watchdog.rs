//! The watchdog barks unless it is told in time that all is well.
//!
//! - finished: all is well
//! - finished: woof\nall is well

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let state = Arc::new((Mutex::new(false), Condvar::new()));
    let theirs = state.clone();
    let dog = thread::spawn(move || {
        let (done, changed) = &*theirs;
        let (done, _) = changed
            .wait_timeout_while(done.lock().unwrap(), Duration::from_millis(2), |done| !*done)
            .unwrap();
        if !*done {
            println!("woof");
        }
    });
    *state.0.lock().unwrap() = true;
    state.1.notify_one();
    dog.join().unwrap();
    println!("all is well");
}
