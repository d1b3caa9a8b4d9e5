//! Of two that wait, one gives up while it is woken: the other is not forgotten.

use std::thread;
use std::time::Duration;

use threading_lock::Lock;

fn main() {
    let lock = Lock::new();
    lock.acquire();
    let patience = Duration::from_millis(1);
    thread::scope(|s| {
        s.spawn(|| {
            if lock.acquire_timeout(patience) {
                lock.release().unwrap();
            }
        });
        s.spawn(|| drop(lock.lock()));
        lock.release().unwrap();
    });
    assert!(!lock.locked());
}
