//! One thread acquires twice, and another releases once: nobody waits for ever.

use std::thread;

use threading_lock::Lock;

fn main() {
    let lock = Lock::new();
    lock.acquire();
    thread::scope(|s| {
        s.spawn(|| lock.release().unwrap());
        lock.acquire();
    });
    assert!(lock.locked());
    lock.release().unwrap();
    assert!(lock.release().is_err());
}
