//! Main asks five times; the message comes between any two, or too late.
//!
//! - finished: attempt 1
//! - finished: attempt 2
//! - finished: attempt 3
//! - finished: attempt 4
//! - finished: attempt 5
//! - finished: gave up

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let _sender = thread::spawn(move || {
        tx.send(()).unwrap();
        tx
    });
    for attempt in 1..=5 {
        if rx.try_recv().is_ok() {
            println!("attempt {attempt}");
            return;
        }
        thread::yield_now();
    }
    println!("gave up");
}
