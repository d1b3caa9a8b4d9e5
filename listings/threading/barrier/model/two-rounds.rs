//! Two threads meet twice, and neither is a round ahead.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

use threading_barrier::Barrier;

fn rounds(barrier: &Barrier, arrivals: &AtomicUsize) {
    for round in 1..=2 {
        arrivals.fetch_add(1, SeqCst);
        barrier.wait().unwrap();
        let arrived = arrivals.load(SeqCst);
        assert!(arrived >= 2 * round);
    }
}

fn main() {
    let barrier = Barrier::new(2);
    let arrivals = AtomicUsize::new(0);
    thread::scope(|s| {
        s.spawn(|| rounds(&barrier, &arrivals));
        rounds(&barrier, &arrivals);
    });
    assert_eq!(barrier.n_waiting(), 0);
}
