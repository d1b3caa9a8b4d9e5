//! Both push by exchanging the head: none is lost.
//!
//! - finished: 1 2
//! - finished: 2 1

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static HEAD: AtomicUsize = AtomicUsize::new(0);
static BELOW: [AtomicUsize; 3] = [const { AtomicUsize::new(0) }; 3];

fn push(node: usize) {
    let mut head = HEAD.load(Ordering::Relaxed);
    loop {
        BELOW[node].store(head, Ordering::Relaxed);
        match HEAD.compare_exchange(head, node, Ordering::AcqRel, Ordering::Relaxed) {
            Ok(_) => return,
            Err(other) => head = other,
        }
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| push(1));
        s.spawn(|| push(2));
    });
    let top = HEAD.load(Ordering::Acquire);
    println!("{top} {}", BELOW[top].load(Ordering::Relaxed));
}
