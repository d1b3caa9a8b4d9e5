//! One waits for a flag, and the other sets it before or after: nobody waits for ever.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let cond = Condition::with_lock(Lock::new());
    let ready = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| {
            let _lock = cond.lock();
            cond.wait_for(|| ready.load(SeqCst)).unwrap();
        });
        let _lock = cond.lock();
        ready.store(true, SeqCst);
        cond.notify_all().unwrap();
    });
    assert!(!cond.locked());
}
