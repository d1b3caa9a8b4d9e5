//! A reset sends two away, and they meet at the next try.

use std::thread;

use threading_barrier::Barrier;

fn meet(barrier: &Barrier) -> usize {
    loop {
        if let Ok(index) = barrier.wait() {
            return index;
        }
    }
}

fn main() {
    let barrier = Barrier::new(2);
    thread::scope(|s| {
        let first = s.spawn(|| meet(&barrier));
        let second = s.spawn(|| meet(&barrier));
        barrier.reset();
        let [a, b] =
            [first, second].map(|t| t.join().unwrap());
        assert_eq!(a + b, 1);
    });
    assert!(!barrier.broken());
}
