//! Two conditions on one condition variable: `notify_one` may wake the thread
//! that waits for the other, which waits again, and nobody notifies any more.
//!
//! - finished: 2
//! - deadlock

use std::sync::{Condvar, Mutex};
use std::thread;

static VALUE: Mutex<i32> = Mutex::new(0);
static CHANGED: Condvar = Condvar::new();

fn main() {
    let first = thread::spawn(|| {
        let mut value = CHANGED.wait_while(VALUE.lock().unwrap(), |v| *v != 1).unwrap();
        *value = 2;
        CHANGED.notify_one();
    });
    let second = thread::spawn(|| {
        let value = CHANGED.wait_while(VALUE.lock().unwrap(), |v| *v != 2).unwrap();
        println!("{value}");
    });
    *VALUE.lock().unwrap() = 1;
    CHANGED.notify_one();
    first.join().unwrap();
    second.join().unwrap();
}
