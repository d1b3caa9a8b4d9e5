//! Two counters go up one after the other; the observer may see the first
//! ahead by one, never behind, if it reads the second first.
//!
//! - finished: 0 0
//! - finished: 1 0
//! - finished: 1 1
//! - finished: 2 0
//! - finished: 2 1
//! - finished: 2 2

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static FIRST: AtomicU32 = AtomicU32::new(0);
static SECOND: AtomicU32 = AtomicU32::new(0);

fn main() {
    let writer = thread::spawn(|| {
        for _ in 0..2 {
            FIRST.fetch_add(1, SeqCst);
            SECOND.fetch_add(1, SeqCst);
        }
    });
    let second = SECOND.load(SeqCst);
    let first = FIRST.load(SeqCst);
    println!("{first} {second}");
    writer.join().unwrap();
}
