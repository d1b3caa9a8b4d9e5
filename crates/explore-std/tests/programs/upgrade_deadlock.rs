//! A reader who wants to write waits for itself. (std may also panic.)
//!
//! - deadlock: 1
//! * panicked: rwlock write lock would result in deadlock: 1

use std::sync::RwLock;

fn main() {
    let lock = RwLock::new(1);
    let value = lock.read().unwrap();
    println!("{value}");
    *lock.write().unwrap() += *value;
    println!("upgraded");
}
