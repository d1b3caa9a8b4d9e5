//! Threads of a scope borrow what is outside, and are done when it ends.
//!
//! - finished: [2, 4, 6] 12

use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;

fn main() {
    let mut numbers = [1, 2, 3];
    let sum = AtomicI32::new(0);
    thread::scope(|s| {
        for n in &mut numbers {
            let sum = &sum;
            s.spawn(move || {
                *n *= 2;
                sum.fetch_add(*n, Ordering::Relaxed);
            });
        }
    });
    println!("{numbers:?} {}", sum.into_inner());
}
