//! The time is up just as the flag is set: the answer is what the flag says.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let cond = Condition::with_lock(Lock::new());
    let ready = AtomicU32::new(0);
    let patience = Duration::from_millis(1);
    thread::scope(|s| {
        s.spawn(|| {
            let _lock = cond.lock();
            let is_ready = || ready.load(SeqCst) == 1;
            let end =
                cond.wait_for_timeout(is_ready, patience);
            assert_eq!(end, Ok(is_ready()));
        });
        let _lock = cond.lock();
        ready.store(1, SeqCst);
        cond.notify(1).unwrap();
    });
}
