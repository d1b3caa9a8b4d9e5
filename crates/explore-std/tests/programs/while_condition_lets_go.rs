//! A `while` condition is an expression of its own: its guard is gone in the
//! body.
//!
//! - finished: 3

use std::sync::Mutex;

fn main() {
    let count = Mutex::new(0);
    while *count.lock().unwrap() < 3 {
        *count.lock().unwrap() += 1;
    }
    println!("{}", count.lock().unwrap());
}
