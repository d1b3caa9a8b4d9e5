//! An abort while the action runs fails the whole round.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use threading_barrier::Barrier;

fn main() {
    let aborted = AtomicBool::new(false);
    let during = AtomicBool::new(false);
    let action =
        || during.store(aborted.load(SeqCst), SeqCst);
    let barrier = Barrier::new(2).with_action(action);
    let [first, second] = thread::scope(|s| {
        let first = s.spawn(|| barrier.wait());
        let second = s.spawn(|| barrier.wait());
        barrier.abort();
        aborted.store(true, SeqCst);
        [first, second].map(|t| t.join().unwrap())
    });
    assert_eq!(first.is_ok(), second.is_ok());
    if during.load(SeqCst) {
        assert!(first.is_err());
    }
}
