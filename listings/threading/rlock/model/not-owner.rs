//! A thread releases what another may own: it is refused, and takes nothing away.

use std::thread;

use threading_rlock::{NotOwner, RLock};

fn main() {
    let lock = RLock::new();
    thread::scope(|s| {
        s.spawn(|| {
            let _lock = lock.lock();
            assert!(lock.is_owned());
        });
        assert_eq!(lock.release(), Err(NotOwner));
        assert!(!lock.is_owned());
    });
    assert!(!lock.locked());
}
