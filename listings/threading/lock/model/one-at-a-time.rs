//! Two threads read, add and write under the lock: no update is lost.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use threading_lock::Lock;

fn main() {
    let (lock, value) = (Lock::new(), AtomicU32::new(0));
    let update = || {
        let _lock = lock.lock();
        let copy = value.load(SeqCst);
        value.store(copy + 1, SeqCst);
    };
    thread::scope(|s| {
        s.spawn(update);
        s.spawn(update);
    });
    assert_eq!(value.into_inner(), 2);
    assert!(!lock.locked());
}
