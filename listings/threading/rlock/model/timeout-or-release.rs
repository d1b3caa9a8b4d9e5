//! The time of a waiter is up at the last release of two: it owns the lock, or nobody does.

use std::thread;
use std::time::Duration;

use threading_rlock::RLock;

fn main() {
    let lock = RLock::new();
    lock.acquire();
    lock.acquire();
    let patience = Duration::from_millis(1);
    let acquired = thread::scope(|s| {
        let waiter = s.spawn(|| {
            let acquired = lock.acquire_timeout(patience);
            assert_eq!(lock.is_owned(), acquired);
            acquired
        });
        lock.release().unwrap();
        lock.release().unwrap();
        waiter.join().unwrap()
    });
    assert_eq!(lock.locked(), acquired);
}
