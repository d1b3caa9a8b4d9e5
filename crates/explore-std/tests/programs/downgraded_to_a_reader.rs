//! Nobody writes between the writer and the reader that it becomes.
//!
//! - finished: 1

use std::sync::{RwLock, RwLockWriteGuard};
use std::thread;

static VALUE: RwLock<i32> = RwLock::new(0);

fn main() {
    let other = thread::spawn(|| *VALUE.write().unwrap() *= 10);
    let mut value = VALUE.write().unwrap();
    *value = 1;
    let value = RwLockWriteGuard::downgrade(value);
    println!("{}", *value);
    drop(value);
    other.join().unwrap();
}
