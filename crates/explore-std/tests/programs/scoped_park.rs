//! Parked in a scope, and woken by its handle.
//!
//! - finished: woken

use std::thread;

fn main() {
    thread::scope(|s| {
        let parked = s.spawn(|| {
            thread::park();
            println!("woken");
        });
        parked.thread().unpark();
        while !parked.is_finished() {
            thread::yield_now();
        }
    });
}
