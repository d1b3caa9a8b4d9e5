//! A lost update makes the assertion fail.
//!
//! - finished: 2
//! - panicked: assertion `left == right` failed: an update is lost\n  left: 1\n right: 2

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn add() {
    COUNT.store(COUNT.load(SeqCst) + 1, SeqCst);
}

fn main() {
    let other = thread::spawn(add);
    add();
    other.join().unwrap();
    let count = COUNT.load(SeqCst);
    assert_eq!(count, 2, "an update is lost");
    println!("{count}");
}
