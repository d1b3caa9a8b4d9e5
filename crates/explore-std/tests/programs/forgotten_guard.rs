//! A guard that is forgotten never lets go.
//!
//! - deadlock: forgotten

use std::sync::Mutex;
use std::{mem, thread};

static MUTEX: Mutex<i32> = Mutex::new(0);

fn main() {
    mem::forget(MUTEX.lock().unwrap());
    println!("forgotten");
    thread::spawn(|| *MUTEX.lock().unwrap() += 1).join().unwrap();
    println!("never");
}
