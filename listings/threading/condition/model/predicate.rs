//! One waits for a flag, and the other sets it before or after: nobody waits for ever.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let cond = Condition::with_lock(Lock::new());
    let ready = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            let _lock = cond.lock();
            cond.wait_for(|| ready.load(SeqCst) == 1)
                .unwrap();
            assert_eq!(ready.load(SeqCst), 1);
        });
        let _lock = cond.lock();
        ready.store(1, SeqCst);
        cond.notify_all().unwrap();
    });
    assert!(!cond.locked());
}
