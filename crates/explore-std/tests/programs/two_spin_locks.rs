//! In opposite order: each may hold one and ask for the other for ever.
//!
//! - finished: done
//! - spins for ever

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

static A: AtomicBool = AtomicBool::new(false);
static B: AtomicBool = AtomicBool::new(false);

fn lock(flag: &AtomicBool) {
    while flag.swap(true, SeqCst) {}
}

fn main() {
    let other = thread::spawn(|| {
        lock(&B);
        lock(&A);
        A.store(false, SeqCst);
        B.store(false, SeqCst);
    });
    lock(&A);
    lock(&B);
    B.store(false, SeqCst);
    A.store(false, SeqCst);
    other.join().unwrap();
    println!("done");
}
