//! A hold of two is put down, taken by another thread, and taken up again.

use std::thread;

use threading_rlock::RLock;

fn main() {
    let lock = RLock::new();
    lock.acquire();
    lock.acquire();
    thread::scope(|s| {
        let other = s.spawn(|| drop(lock.lock()));
        let saved = lock.release_save().unwrap();
        assert!(!lock.is_owned());
        other.join().unwrap();
        lock.acquire_restore(saved);
    });
    lock.release().unwrap();
    assert!(lock.is_owned());
    lock.release().unwrap();
    assert!(!lock.locked());
}
