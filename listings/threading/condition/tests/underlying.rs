//! What a condition needs of a lock, of each kind of lock.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use threading_condition::{Condition, Underlying};
use threading_lock::Lock;
use threading_rlock::RLock;

const SHORT: Duration = Duration::from_millis(5);

/// Goes through all that may be done with a free lock.
fn works<L: Underlying + Sync>(lock: &L) {
    is_free(lock);
    assert!(lock.release().is_err());
    assert!(lock.release_save().is_err());

    lock.acquire();
    is_held(lock);
    lock.release().unwrap();
    is_free(lock);

    assert!(lock.try_acquire());
    is_held(lock);
    lock.release().unwrap();

    assert!(lock.acquire_timeout(SHORT));
    is_held(lock);
    let Ok(saved) = lock.release_save() else {
        panic!("it is held");
    };
    is_free(lock);
    lock.acquire_restore(saved);
    is_held(lock);
    lock.release().unwrap();
    is_free(lock);
}

fn is_free<L: Underlying>(lock: &L) {
    assert!(!lock.locked());
    assert!(!lock.is_owned());
}

/// By this thread: no other gets it.
fn is_held<L: Underlying + Sync>(lock: &L) {
    assert!(lock.locked());
    assert!(lock.is_owned());
    thread::scope(|s| {
        s.spawn(|| {
            assert!(!lock.try_acquire());
            assert!(!lock.acquire_timeout(SHORT));
        });
    });
}

#[test]
fn a_lock() {
    works(&Lock::new());
}

#[test]
fn a_lock_that_may_be_acquired_again() {
    works(&RLock::new());
}

#[test]
fn a_reference_to_a_lock() {
    works(&&Lock::new());
    works(&&RLock::new());
}

#[test]
fn a_shared_lock() {
    works(&Arc::new(Lock::new()));
    works(&Arc::new(RLock::new()));
}

#[test]
fn a_guard_shows_the_lock() {
    let lock = Lock::new();
    let condition = Condition::with_lock(&lock);
    let guard = condition.lock();
    let text = format!("{guard:?}");
    assert_eq!(text, format!("ConditionGuard({lock:?})"));
}
