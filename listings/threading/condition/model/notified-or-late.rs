//! The time of a waiter is up just as it is notified: it has the lock, and says whether it was notified.

use std::thread;
use std::time::Duration;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let cond = Condition::with_lock(Lock::new());
    cond.acquire();
    thread::scope(|s| {
        let notifier = s.spawn(|| {
            cond.acquire();
            // Only this thread notifies.
            let waits = cond.n_waiting() == 1;
            cond.notify(1).unwrap();
            cond.release().unwrap();
            waits
        });
        let patience = Duration::from_millis(1);
        let notified =
            cond.wait_timeout(patience).unwrap();
        assert!(cond.locked());
        assert_eq!(cond.n_waiting(), 0);
        cond.release().unwrap();
        let waits = notifier.join().unwrap();
        // It may give up between the look and the notify.
        assert!(waits || !notified);
    });
}
