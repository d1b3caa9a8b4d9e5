//! `SeqCst`: one of the stores is first, and seen by the other thread if that
//! stores after it.
//!
//! - finished: 0 1
//! - finished: 1 0
//! - finished: 1 1

use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;

static X: AtomicI32 = AtomicI32::new(0);
static Y: AtomicI32 = AtomicI32::new(0);

fn main() {
    let a = thread::spawn(|| {
        X.store(1, SeqCst);
        Y.load(SeqCst)
    });
    let b = thread::spawn(|| {
        Y.store(1, SeqCst);
        X.load(SeqCst)
    });
    println!("{} {}", a.join().unwrap(), b.join().unwrap());
}
