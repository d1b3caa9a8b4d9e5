//! A `OnceLock` is empty after a panic.
//!
//! - finished: true None\n5

use std::sync::OnceLock;
use std::thread;

static VALUE: OnceLock<i32> = OnceLock::new();

fn main() {
    let result = thread::spawn(|| *VALUE.get_or_init(|| panic!("no value"))).join();
    println!("{} {:?}", result.is_err(), VALUE.get());
    println!("{}", VALUE.get_or_init(|| 5));
}
