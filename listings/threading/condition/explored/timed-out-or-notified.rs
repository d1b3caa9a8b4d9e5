//! Of two that wait, one gives up while one is notified: the notification reaches who waits.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let cond = Condition::with_lock(Lock::new());
    let notified = AtomicBool::new(false);
    let patience = Duration::from_millis(1);
    thread::scope(|s| {
        let patient = s.spawn(|| {
            let _lock = cond.lock();
            cond.wait_timeout(patience).unwrap()
        });
        s.spawn(|| {
            let _lock = cond.lock();
            if !notified.load(SeqCst) {
                cond.wait().unwrap();
            }
        });
        let lock = cond.lock();
        notified.store(true, SeqCst);
        cond.notify(1).unwrap();
        drop(lock);
        if patient.join().unwrap() {
            let _lock = cond.lock();
            cond.notify(1).unwrap();
        }
    });
}
