//! One waits, and the other notifies when it has the lock: nobody waits for ever.

use std::thread;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let cond = Condition::with_lock(Lock::new());
    cond.acquire();
    thread::scope(|s| {
        s.spawn(|| {
            cond.acquire();
            cond.notify(1).unwrap();
            cond.release().unwrap();
        });
        cond.wait().unwrap();
    });
    cond.release().unwrap();
    assert!(!cond.locked());
}
