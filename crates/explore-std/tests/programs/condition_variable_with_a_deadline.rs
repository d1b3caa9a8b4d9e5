//! Main waits for three, no longer than its time, and tells how many came.
//!
//! - finished: 0
//! - finished: 1
//! - finished: 2

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let shared = Arc::new((Mutex::new(0), Condvar::new()));
    for _ in 0..2 {
        let shared = shared.clone();
        thread::spawn(move || {
            *shared.0.lock().unwrap() += 1;
            shared.1.notify_one();
        });
    }
    let (count, result) = shared
        .1
        .wait_timeout_while(shared.0.lock().unwrap(), Duration::from_millis(3), |n| *n < 3)
        .unwrap();
    assert!(result.timed_out());
    println!("{count}");
}
