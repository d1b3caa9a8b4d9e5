//! Nobody begins the second round before both have ended the first.
//!
//! - finished: a1\nb1\na2\nb2
//! - finished: a1\nb1\nb2\na2
//! - finished: b1\na1\na2\nb2
//! - finished: b1\na1\nb2\na2

use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let barrier = Arc::new(Barrier::new(2));
    let mut threads = vec![];
    for name in ["a", "b"] {
        let barrier = Arc::clone(&barrier);
        threads.push(thread::spawn(move || {
            for round in 1..=2 {
                println!("{name}{round}");
                barrier.wait();
            }
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
}
