//! A newcomer takes the lock before the one that was woken: both get it in the end.

use std::thread;

use threading_lock::Lock;

fn main() {
    let lock = Lock::new();
    lock.acquire();
    thread::scope(|s| {
        s.spawn(|| drop(lock.lock()));
        s.spawn(|| {
            if lock.try_acquire() {
                lock.release().unwrap();
            }
        });
        lock.release().unwrap();
    });
    assert!(!lock.locked());
}
