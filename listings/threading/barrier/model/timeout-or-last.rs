//! The time is over when the last one comes.

use std::thread;
use std::time::Duration;

use threading_barrier::Barrier;

fn main() {
    let barrier = Barrier::new(2);
    let moment = Duration::from_millis(1);
    let (first, last) = thread::scope(|s| {
        let first =
            s.spawn(|| barrier.wait_timeout(moment));
        let last = barrier.wait();
        (first.join().unwrap(), last)
    });
    assert_eq!(first.is_ok(), last.is_ok());
    assert_eq!(barrier.broken(), last.is_err());
}
