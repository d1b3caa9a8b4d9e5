//! A `const` is a new value wherever it is named.
//!
//! - finished: 0

use std::sync::Mutex;

const COUNT: Mutex<u32> = Mutex::new(0);

fn main() {
    *COUNT.lock().unwrap() += 1;
    println!("{}", COUNT.lock().unwrap());
}
