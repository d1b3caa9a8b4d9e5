//! Mutual exclusion by loads and stores, all of them `SeqCst`.
//!
//! - finished: 2

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::thread;

static WANTS: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];
static TURN: AtomicUsize = AtomicUsize::new(0);
static COUNT: AtomicU32 = AtomicU32::new(0);

fn add(me: usize) {
    let other = 1 - me;
    WANTS[me].store(true, SeqCst);
    TURN.store(other, SeqCst);
    while WANTS[other].load(SeqCst) && TURN.load(SeqCst) == other {}
    let count = COUNT.load(SeqCst);
    COUNT.store(count + 1, SeqCst);
    WANTS[me].store(false, SeqCst);
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| add(0));
        s.spawn(|| add(1));
    });
    println!("{}", COUNT.load(SeqCst));
}
