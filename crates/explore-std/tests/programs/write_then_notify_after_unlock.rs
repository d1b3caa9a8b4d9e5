//! The waiter may have gone on and come to its end before the notification.
//!
//! - finished: notified\ngot it
//! - finished: got it\nnotified

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (ready, changed) = (Mutex::new(false), Condvar::new());
    thread::scope(|s| {
        s.spawn(|| {
            let guard = changed.wait_while(ready.lock().unwrap(), |r| !*r).unwrap();
            drop(guard);
            println!("got it");
        });
        *ready.lock().unwrap() = true;
        changed.notify_one();
        println!("notified");
    });
}
