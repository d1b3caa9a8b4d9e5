//! Main goes on when both have counted down, and they with it.
//!
//! - finished: a\nb\ngo
//! - finished: b\na\ngo

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let latch = Arc::new((Mutex::new(2), Condvar::new()));
    for name in ["a", "b"] {
        let latch = latch.clone();
        thread::spawn(move || {
            println!("{name}");
            let mut count = latch.0.lock().unwrap();
            *count -= 1;
            if *count == 0 {
                latch.1.notify_all();
            }
        });
    }
    let count = latch.0.lock().unwrap();
    let _count = latch.1.wait_while(count, |count| *count > 0).unwrap();
    println!("go");
}
