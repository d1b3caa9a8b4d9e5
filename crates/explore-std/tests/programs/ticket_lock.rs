//! Served in the order of the tickets.
//!
//! - finished: 0 a\n1 b
//! - finished: 0 b\n1 a

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static NEXT: AtomicUsize = AtomicUsize::new(0);
static SERVING: AtomicUsize = AtomicUsize::new(0);

fn visit(name: &str) {
    let ticket = NEXT.fetch_add(1, Ordering::Relaxed);
    while SERVING.load(Ordering::Acquire) != ticket {
        std::hint::spin_loop();
    }
    println!("{ticket} {name}");
    SERVING.fetch_add(1, Ordering::Release);
}

fn main() {
    let a = thread::spawn(|| visit("a"));
    let b = thread::spawn(|| visit("b"));
    a.join().unwrap();
    b.join().unwrap();
}
