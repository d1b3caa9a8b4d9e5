//! Two conditions share a lock, one for each end of a slot: a value is taken, the next is put.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let lock = Lock::new();
    let filled = Condition::with_lock(&lock);
    let emptied = Condition::with_lock(&lock);
    let slot = AtomicU32::new(1);
    thread::scope(|s| {
        s.spawn(|| {
            let _lock = lock.lock();
            let free = || slot.load(SeqCst) == 0;
            emptied.wait_for(free).unwrap();
            slot.store(2, SeqCst);
            filled.notify(1).unwrap();
        });
        let _lock = lock.lock();
        assert_eq!(slot.swap(0, SeqCst), 1);
        emptied.notify(1).unwrap();
        let full = || slot.load(SeqCst) != 0;
        filled.wait_for(full).unwrap();
        assert_eq!(slot.swap(0, SeqCst), 2);
    });
}
