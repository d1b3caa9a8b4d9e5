use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use threading_rlock::{NotOwner, RLock};

const SHORT: Duration = Duration::from_millis(5);

#[test]
fn threads_may_share_it() {
    fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<RLock>();
}

#[test]
fn it_is_free_after_as_many_releases() {
    let lock = RLock::new();
    assert_eq!(lock.release(), Err(NotOwner));
    lock.acquire();
    lock.acquire();
    lock.release().unwrap();
    lock.acquire();
    lock.release().unwrap();
    assert!(lock.is_owned());
    lock.release().unwrap();
    assert_eq!(lock.release(), Err(NotOwner));
    assert!(lock.release_save().is_err());
}

#[test]
fn another_thread_neither_acquires_nor_releases() {
    let lock = RLock::new();
    lock.acquire();
    thread::scope(|s| {
        s.spawn(|| {
            assert!(lock.locked());
            assert!(!lock.is_owned());
            assert!(!lock.try_acquire());
            assert!(!lock.acquire_timeout(SHORT));
            assert_eq!(lock.release(), Err(NotOwner));
            assert!(lock.release_save().is_err());
        });
    });
    assert!(lock.is_owned());
}

#[test]
fn a_timeout_never_ends_early_and_the_owner_needs_none() {
    let lock = RLock::new();
    lock.acquire();
    assert!(lock.acquire_timeout(Duration::ZERO));
    thread::scope(|s| {
        s.spawn(|| {
            let begin = Instant::now();
            assert!(!lock.acquire_timeout(SHORT));
            assert!(begin.elapsed() >= SHORT);
            assert!(!lock.acquire_timeout(Duration::ZERO));
        });
    });
}

#[test]
fn no_update_is_lost_under_nested_holds() {
    let (lock, value) = (RLock::new(), AtomicU32::new(0));
    let add_one = || {
        let _lock = lock.lock();
        let copy = value.load(Relaxed);
        value.store(copy + 1, Relaxed);
    };
    thread::scope(|s| {
        for _ in 0..8 {
            s.spawn(|| {
                for _ in 0..500 {
                    let _lock = lock.lock();
                    add_one();
                    add_one();
                }
            });
        }
    });
    assert!(!lock.locked());
    assert_eq!(value.into_inner(), 8_000);
}

#[test]
fn a_thread_that_has_ended_goes_on_owning_it() {
    let lock = RLock::new();
    thread::scope(|s| {
        s.spawn(|| lock.acquire());
    });
    assert!(lock.locked());
    assert!(!lock.try_acquire());
}

#[test]
fn a_panic_releases_a_guard_and_poisons_nothing() {
    let lock = RLock::new();
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
fn it_says_who_owns_it_and_how_often() {
    let lock = RLock::new();
    assert_eq!((lock.owner(), lock.count()), (None, 0));
    let me = thread::current().id();
    lock.acquire();
    lock.acquire();
    thread::scope(|s| {
        s.spawn(|| {
            assert_eq!(lock.owner(), Some(me));
            assert_eq!(lock.count(), 2);
        });
    });
    assert_eq!(
        format!("{lock:?}"),
        format!("RLock(2 times {me:?})"),
    );
    let saved = lock.release_save().unwrap();
    assert_eq!((lock.owner(), lock.count()), (None, 0));
    lock.acquire_restore(saved);
    lock.release().unwrap();
    assert_eq!((lock.owner(), lock.count()), (Some(me), 1));
}
