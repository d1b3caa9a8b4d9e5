//! `fetch_add` gives each its own.
//!
//! - finished: [0, 1, 2]
//! - finished: [0, 2, 1]
//! - finished: [1, 0, 2]
//! - finished: [1, 2, 0]
//! - finished: [2, 0, 1]
//! - finished: [2, 1, 0]

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

static NEXT: AtomicU64 = AtomicU64::new(0);

fn main() {
    let threads: Vec<_> = (0..3)
        .map(|_| thread::spawn(|| NEXT.fetch_add(1, Ordering::Relaxed)))
        .collect();
    let numbers: Vec<u64> = threads.into_iter().map(|t| t.join().unwrap()).collect();
    println!("{numbers:?}");
}
