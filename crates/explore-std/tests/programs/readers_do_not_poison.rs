//! A reader cannot leave a value half changed.
//!
//! - finished: false\ntrue\n1

use std::sync::RwLock;
use std::thread;

static VALUE: RwLock<i32> = RwLock::new(0);

fn main() {
    let _ = thread::spawn(|| {
        let _value = VALUE.read().unwrap();
        panic!("reader");
    })
    .join();
    println!("{}", VALUE.is_poisoned());
    let _ = thread::spawn(|| {
        let mut value = VALUE.write().unwrap();
        *value += 1;
        panic!("writer");
    })
    .join();
    println!("{}", VALUE.is_poisoned());
    println!("{}", VALUE.read().unwrap_or_else(|e| e.into_inner()));
}
