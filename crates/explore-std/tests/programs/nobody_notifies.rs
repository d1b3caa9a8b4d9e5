//! A wait may end for no reason, and need not: then nothing ends it.
//!
//! - deadlock
//! + deadlock
//! + finished: inside\nend

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (mutex, condvar) = (Mutex::new(()), Condvar::new());
    thread::scope(|s| {
        s.spawn(|| {
            let _guard = condvar.wait(mutex.lock().unwrap()).unwrap();
            println!("inside");
        });
    });
    println!("end");
}
