//! One notification wakes one of those that wait; who is not woken times out.
//!
//! - finished: a true, b true
//! - finished: a true, b false
//! - finished: a false, b true

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (mutex, condvar) = (Mutex::new(()), Condvar::new());
    let wait = || {
        let guard = mutex.lock().unwrap();
        condvar.wait_timeout(guard, Duration::from_millis(1)).unwrap().1.timed_out()
    };
    let (a, b) = thread::scope(|s| {
        let (a, b) = (s.spawn(wait), s.spawn(wait));
        condvar.notify_one();
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("a {a}, b {b}");
}
