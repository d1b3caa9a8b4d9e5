//! One thread holds it twice, another once: no update is lost, and nobody waits for itself.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use threading_rlock::RLock;

fn main() {
    let (lock, value) = (RLock::new(), AtomicU32::new(0));
    let add_one = || {
        let _lock = lock.lock();
        let copy = value.load(SeqCst);
        value.store(copy + 1, SeqCst);
    };
    thread::scope(|s| {
        s.spawn(add_one);
        let _lock = lock.lock();
        add_one();
    });
    assert_eq!(value.into_inner(), 2);
    assert!(!lock.locked());
}
