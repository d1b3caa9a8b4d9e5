//! Between the reading and the writing, the other may write.
//!
//! - finished: 1
//! - finished: 2

use std::sync::RwLock;
use std::thread;

static COUNT: RwLock<u32> = RwLock::new(0);

fn add_if_zero() {
    let zero = *COUNT.read().unwrap() == 0;
    if zero {
        *COUNT.write().unwrap() += 1;
    }
}

fn main() {
    let other = thread::spawn(add_if_zero);
    add_if_zero();
    other.join().unwrap();
    println!("{}", COUNT.read().unwrap());
}
