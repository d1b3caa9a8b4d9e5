//! Who sleeps shorter need not be first.
//!
//! - finished: [1, 2, 3]
//! - finished: [1, 3, 2]
//! - finished: [2, 1, 3]
//! - finished: [2, 3, 1]
//! - finished: [3, 1, 2]
//! - finished: [3, 2, 1]

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let sorted = Mutex::new(Vec::new());
    thread::scope(|s| {
        for n in [3, 1, 2] {
            let sorted = &sorted;
            s.spawn(move || {
                thread::sleep(Duration::from_millis(n));
                sorted.lock().unwrap().push(n);
            });
        }
    });
    println!("{:?}", sorted.lock().unwrap());
}
