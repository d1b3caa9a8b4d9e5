//! The time of a waiter is up just as the lock is released: it has the lock, or it is free.

use std::thread;
use std::time::Duration;

use threading_lock::Lock;

fn main() {
    let lock = Lock::new();
    lock.acquire();
    let patience = Duration::from_millis(1);
    let acquired = thread::scope(|s| {
        let waiter =
            s.spawn(|| lock.acquire_timeout(patience));
        lock.release().unwrap();
        waiter.join().unwrap()
    });
    assert_eq!(lock.locked(), acquired);
}
