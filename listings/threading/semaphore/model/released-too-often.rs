//! Two threads release one permit that was taken: one of them is told, and the semaphore is full, not fuller.

use std::thread;
use threading_semaphore::BoundedSemaphore;

fn main() {
    let semaphore = BoundedSemaphore::new(2);
    semaphore.acquire();
    let (first, second) = thread::scope(|s| {
        let other = s.spawn(|| semaphore.release());
        (semaphore.release(), other.join().unwrap())
    });
    assert_ne!(first.is_ok(), second.is_ok());
    semaphore.acquire();
    semaphore.acquire();
    assert!(!semaphore.try_acquire());
}
