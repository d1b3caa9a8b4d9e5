use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use threading_lock::{Lock, LockGuard, ReleaseUnlocked};

const SHORT: Duration = Duration::from_millis(5);

#[test]
fn threads_may_share_it_and_pass_its_guard_on() {
    fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<Lock>();
    is_send_and_sync::<LockGuard<'_>>();
}

#[test]
fn no_update_is_lost() {
    let (lock, value) = (Lock::new(), AtomicU32::new(0));
    thread::scope(|s| {
        for _ in 0..8 {
            s.spawn(|| {
                for _ in 0..1_000 {
                    let _lock = lock.lock();
                    let copy = value.load(Relaxed);
                    value.store(copy + 1, Relaxed);
                }
            });
        }
    });
    assert_eq!(value.into_inner(), 8_000);
    assert_eq!(lock.release(), Err(ReleaseUnlocked));
}

#[test]
fn a_timeout_never_ends_early_and_leaves_the_lock_as_it_was()
 {
    let lock = Lock::new();
    lock.acquire();
    let begin = Instant::now();
    assert!(!lock.acquire_timeout(SHORT));
    assert!(begin.elapsed() >= SHORT);
    assert_eq!(lock.release(), Ok(()));
    assert!(lock.acquire_timeout(Duration::ZERO));
    assert!(!lock.acquire_timeout(Duration::ZERO));
}

#[test]
fn no_timeout_is_too_large() {
    let lock = Lock::new();
    lock.acquire();
    thread::scope(|s| {
        s.spawn(|| {
            assert!(lock.acquire_timeout(Duration::MAX));
        });
        lock.release().unwrap();
    });
    assert!(lock.locked());
}

#[test]
fn a_panic_releases_a_guard_and_poisons_nothing() {
    let lock = Lock::new();
    let panicked = thread::scope(|s| {
        s.spawn(|| {
            let _lock = lock.lock();
            panic!("the holder panics");
        })
        .join()
    });
    assert!(panicked.is_err());
    assert!(lock.try_acquire());
}

#[test]
fn a_guard_whose_lock_was_released_by_hand_does_nothing() {
    let lock = Lock::new();
    let guard = lock.lock();
    lock.release().unwrap();
    drop(guard);
    assert!(!lock.locked());
}
