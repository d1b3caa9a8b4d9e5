//! Two locks for one addition: between them, the other may add.
//!
//! - finished: 1
//! - finished: 2

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let count = Arc::clone(&count);
            thread::spawn(move || {
                let old = *count.lock().unwrap();
                *count.lock().unwrap() = old + 1;
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{}", *count.lock().unwrap());
}
