//! Both may get it, one after the other, or either misses; the mutex is free
//! at first, so one gets it.
//!
//! - finished: 1
//! - finished: 2

use std::sync::Mutex;
use std::thread;

static COUNT: Mutex<u32> = Mutex::new(0);

fn try_add() {
    if let Ok(mut count) = COUNT.try_lock() {
        *count += 1;
    }
}

fn main() {
    let other = thread::spawn(try_add);
    try_add();
    other.join().unwrap();
    println!("{}", COUNT.lock().unwrap());
}
