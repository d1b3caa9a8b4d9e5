//! The time of a waiter is up just as it is notified: it says so, and has the lock.

use std::thread;
use std::time::Duration;

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
        let patience = Duration::from_millis(1);
        cond.wait_timeout(patience).unwrap();
        assert!(cond.locked());
        cond.release().unwrap();
    });
}
