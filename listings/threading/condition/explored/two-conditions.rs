//! Two conditions share a lock, one for each end of a slot: two values pass through.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let lock = Lock::new();
    let filled = Condition::with_lock(&lock);
    let emptied = Condition::with_lock(&lock);
    let slot = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            for value in [1, 2] {
                let _lock = lock.lock();
                let free = || slot.load(SeqCst) == 0;
                emptied.wait_for(free).unwrap();
                slot.store(value, SeqCst);
                filled.notify(1).unwrap();
            }
        });
        for value in [1, 2] {
            let _lock = lock.lock();
            let full = || slot.load(SeqCst) != 0;
            filled.wait_for(full).unwrap();
            assert_eq!(slot.swap(0, SeqCst), value);
            emptied.notify(1).unwrap();
        }
    });
}
