//! After ten looks in vain main does without.
//!
//! - finished: fast path
//! - finished: slow path

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    thread::spawn(|| READY.store(true, Ordering::Release));
    for _ in 0..10 {
        if READY.load(Ordering::Acquire) {
            println!("fast path");
            return;
        }
        std::hint::spin_loop();
    }
    println!("slow path");
}
