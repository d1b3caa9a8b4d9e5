//! Main waits until the thread has set it.
//!
//! - finished: 5

use std::sync::OnceLock;
use std::thread;

static VALUE: OnceLock<i32> = OnceLock::new();

fn main() {
    thread::spawn(|| VALUE.set(5).unwrap());
    println!("{}", VALUE.wait());
}
