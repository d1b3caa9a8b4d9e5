//! A lock held twice is free during the wait, and held twice after it.

use std::thread;

use threading_condition::Condition;

fn main() {
    let cond = Condition::new();
    let outer = cond.lock();
    thread::scope(|s| {
        s.spawn(|| {
            let _lock = cond.lock();
            cond.notify(1).unwrap();
        });
        let inner = cond.lock();
        cond.wait().unwrap();
        drop(inner);
        assert_eq!(cond.notify(1), Ok(()));
    });
    drop(outer);
    assert!(cond.notify(1).is_err());
    assert!(!cond.locked());
}
