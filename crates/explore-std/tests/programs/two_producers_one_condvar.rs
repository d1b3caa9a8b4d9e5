//! `notify_one` may go from one producer to the other: all wait.
//! - finished: done
//! - deadlock

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let slot = Arc::new((Mutex::new(None), Condvar::new()));
    let mut threads = Vec::new();
    for n in 0..2 {
        let slot = slot.clone();
        threads.push(thread::spawn(move || {
            let mut value = slot.1.wait_while(slot.0.lock().unwrap(), |v| v.is_some()).unwrap();
            *value = Some(n);
            slot.1.notify_one();
        }));
    }
    for _ in 0..2 {
        let slot = slot.clone();
        threads.push(thread::spawn(move || {
            let mut value = slot.1.wait_while(slot.0.lock().unwrap(), |v| v.is_none()).unwrap();
            *value = None;
            slot.1.notify_one();
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    println!("done");
}
