//! The time is up just as the flag is set: the answer is what the flag says.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use threading_condition::Condition;
use threading_lock::Lock;

fn main() {
    let cond = Condition::with_lock(Lock::new());
    let ready = AtomicBool::new(false);
    let patience = Duration::from_millis(1);
    thread::scope(|s| {
        s.spawn(|| {
            let _lock = cond.lock();
            let is_ready = || ready.load(SeqCst);
            let end =
                cond.wait_for_timeout(is_ready, patience);
            assert_eq!(end, Ok(ready.load(SeqCst)));
        });
        let _lock = cond.lock();
        ready.store(true, SeqCst);
        cond.notify(1).unwrap();
    });
}
