//! Main locks before the thread does, or after it panicked.
//!
//! - finished: 0
//! - finished: poisoned 1

use std::sync::Mutex;
use std::thread;

static VALUE: Mutex<i32> = Mutex::new(0);

fn main() {
    let thread = thread::spawn(|| {
        let mut value = VALUE.lock().unwrap_or_else(|e| e.into_inner());
        *value += 1;
        panic!("boom");
    });
    match VALUE.lock() {
        Ok(value) => println!("{value}"),
        Err(error) => println!("poisoned {}", error.get_ref()),
    };
    let _ = thread.join();
}
