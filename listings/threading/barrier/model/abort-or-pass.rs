//! One aborts, two wait: both pass, or both are told.

use std::thread;

use threading_barrier::Barrier;

fn main() {
    let barrier = Barrier::new(2);
    let results = thread::scope(|s| {
        let first = s.spawn(|| barrier.wait());
        let second = s.spawn(|| barrier.wait());
        barrier.abort();
        [first, second].map(|t| t.join().unwrap())
    });
    match results {
        [Ok(first), Ok(second)] => {
            assert_eq!(first + second, 1)
        }
        [first, second] => {
            assert!(first.is_err() && second.is_err())
        }
    }
    assert!(barrier.broken());
    assert!(barrier.wait().is_err());
}
