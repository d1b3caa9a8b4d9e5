//! A payload that is no text has no message.
//!
//! - panicked: Box<dyn Any>: 42

use std::panic::panic_any;
use std::thread;

fn main() {
    let payload = thread::spawn(|| panic_any(42)).join().unwrap_err();
    println!("{}", payload.downcast_ref::<i32>().unwrap());
    panic_any(7);
}
