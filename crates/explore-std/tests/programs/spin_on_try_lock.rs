//! Main asks until the thread lets go.
//!
//! - finished: 1
//! - finished: 0

use std::sync::Mutex;
use std::thread;

static VALUE: Mutex<i32> = Mutex::new(0);

fn main() {
    thread::spawn(|| *VALUE.lock().unwrap() = 1);
    let value = loop {
        if let Ok(value) = VALUE.try_lock() {
            break *value;
        }
        thread::yield_now();
    };
    println!("{value}");
}
