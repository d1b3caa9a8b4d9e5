//! A thread starts another, and nobody joins: at exit, both have ended.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use threading_thread::{JoinOnExit, Thread};

fn main() {
    static BAKED: AtomicBool = AtomicBool::new(false);
    let threads = JoinOnExit::new();
    let soup =
        Thread::builder().name("soup").target(|| {
            let bread = Thread::builder().name("bread");
            let bread =
                bread.target(|| BAKED.store(true, SeqCst));
            bread.start().unwrap();
        });
    soup.start().unwrap();
    drop(threads);
    assert!(BAKED.load(SeqCst));
}
