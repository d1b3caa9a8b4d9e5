//! Without a loop a wait may end for no reason.
//!
//! - finished: ready true
//! + finished: ready true
//! + finished: ready false

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let theirs = pair.clone();
    let ready = pair.0.lock().unwrap();
    thread::spawn(move || {
        *theirs.0.lock().unwrap() = true;
        theirs.1.notify_one();
    });
    let ready = pair.1.wait(ready).unwrap();
    println!("ready {ready}");
}
