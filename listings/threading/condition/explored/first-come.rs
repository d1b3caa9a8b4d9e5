//! Two wait and one is notified: it is the one that came first.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let cond = Condition::with_lock(Lock::new());
    let (came, went) =
        (AtomicU32::new(0), AtomicU32::new(0));
    let waiter = || {
        let _lock = cond.lock();
        let place = came.fetch_add(1, SeqCst);
        cond.wait().unwrap();
        assert_eq!(went.fetch_add(1, SeqCst), place);
    };
    thread::scope(|s| {
        let waiters = [s.spawn(waiter), s.spawn(waiter)];
        while !waiters
            .iter()
            .all(|waiter| waiter.is_finished())
        {
            let _lock = cond.lock();
            if came.load(SeqCst) > went.load(SeqCst) {
                cond.notify(1).unwrap();
            }
            drop(_lock);
            thread::yield_now();
        }
    });
}
