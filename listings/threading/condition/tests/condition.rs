use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use threading_condition::{
    Condition, NotAcquired, Underlying,
};
use threading_lock::{Lock, ReleaseUnlocked};

const SHORT: Duration = Duration::from_millis(5);
const LONG: Duration = Duration::from_secs(20);

#[test]
fn threads_may_share_it() {
    fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<Condition>();
    is_send_and_sync::<Condition<Arc<Lock>>>();
}

#[test]
fn without_the_lock_everything_is_an_error() {
    let cond = Condition::new();
    assert_eq!(cond.wait(), Err(NotAcquired));
    assert_eq!(cond.wait_timeout(SHORT), Err(NotAcquired));
    assert_eq!(cond.wait_for(|| true), Err(NotAcquired));
    let end = cond.wait_for_timeout(|| true, SHORT);
    assert_eq!(end, Err(NotAcquired));
    assert_eq!(cond.notify(1), Err(NotAcquired));
    assert_eq!(cond.notify_all(), Err(NotAcquired));
    let _lock = cond.lock();
    thread::scope(|s| {
        s.spawn(|| {
            assert_eq!(cond.notify(1), Err(NotAcquired));
        });
    });
}

#[test]
fn those_who_came_first_are_woken_and_no_others() {
    let cond = Condition::new();
    let came = AtomicUsize::new(0);
    let woken = Mutex::new(Vec::new());
    let come = |place| {
        let _lock = cond.lock();
        came.fetch_add(1, SeqCst);
        cond.wait().unwrap();
        woken.lock().unwrap().push(place);
    };
    let until = |done: &dyn Fn() -> bool| {
        while !done() {
            thread::yield_now();
        }
    };
    thread::scope(|s| {
        for place in 0..5 {
            s.spawn(move || come(place));
            until(&|| came.load(SeqCst) > place);
            // It has the lock until it waits.
            drop(cond.lock());
        }
        let lock = cond.lock();
        cond.notify(3).unwrap();
        drop(lock);
        until(&|| woken.lock().unwrap().len() == 3);
        let mut first = woken.lock().unwrap().clone();
        first.sort();
        assert_eq!(first, [0, 1, 2]);
        let _lock = cond.lock();
        cond.notify(9).unwrap();
    });
    assert_eq!(woken.lock().unwrap().len(), 5);
}

#[test]
fn who_gave_up_takes_no_notification() {
    let cond = Condition::with_lock(Lock::new());
    let came = AtomicUsize::new(0);
    let wait = |patience: Duration| {
        let _lock = cond.lock();
        came.fetch_add(1, SeqCst);
        cond.wait_timeout(patience).unwrap()
    };
    thread::scope(|s| {
        let hasty = s.spawn(|| wait(SHORT));
        while came.load(SeqCst) < 1 {
            thread::yield_now();
        }
        let patient = s.spawn(|| wait(Duration::MAX));
        while came.load(SeqCst) < 2 {
            thread::yield_now();
        }
        let lock = cond.lock();
        thread::sleep(4 * SHORT);
        cond.notify(1).unwrap();
        drop(lock);
        if hasty.join().unwrap() {
            // The sleep was too short for it to give up.
            let _lock = cond.lock();
            cond.notify(1).unwrap();
        }
        assert!(patient.join().unwrap());
    });
}

#[test]
fn a_timeout_never_ends_early_and_keeps_the_lock() {
    let cond = Condition::with_lock(Lock::new());
    let _lock = cond.lock();
    let begin = Instant::now();
    assert_eq!(cond.wait_timeout(SHORT), Ok(false));
    let end = cond.wait_for_timeout(|| false, SHORT);
    assert_eq!(end, Ok(false));
    assert!(begin.elapsed() >= 2 * SHORT);
    assert!(cond.locked());
    let zero = Duration::ZERO;
    assert_eq!(cond.wait_timeout(zero), Ok(false));
    assert_eq!(
        cond.wait_for_timeout(|| true, zero),
        Ok(true)
    );
}

#[test]
fn a_predicate_is_asked_again_after_no_time() {
    let cond = Condition::new();
    let _lock = cond.lock();
    let mut asked = 0;
    let ask = || {
        asked += 1;
        asked == 2
    };
    let end = cond.wait_for_timeout(ask, Duration::ZERO);
    assert_eq!(end, Ok(true));
}

#[test]
fn a_slow_predicate_does_not_use_up_the_time() {
    let cond = Condition::new();
    let _lock = cond.lock();
    let mut asked = 0;
    let slow = || {
        asked += 1;
        thread::sleep(2 * SHORT);
        asked == 2
    };
    let end = cond.wait_for_timeout(slow, SHORT);
    assert_eq!(end, Ok(true));
}

#[test]
fn a_lock_held_twice_is_free_during_the_wait() {
    let cond = Condition::new();
    let outer = cond.lock();
    let inner = cond.lock();
    thread::scope(|s| {
        s.spawn(|| {
            let _lock = cond.lock();
            cond.notify(1).unwrap();
        });
        cond.wait().unwrap();
    });
    drop(inner);
    assert_eq!(cond.notify(1), Ok(()));
    drop(outer);
    assert_eq!(cond.notify(1), Err(NotAcquired));
}

#[test]
fn a_panicking_predicate_leaves_the_condition_whole() {
    let cond = Condition::new();
    let panicked = thread::scope(|s| {
        s.spawn(|| {
            let _lock = cond.lock();
            cond.wait_for(|| panic!("the predicate panics"))
        })
        .join()
    });
    assert!(panicked.is_err());
    assert!(!cond.locked());
}

#[test]
fn a_queue_with_two_conditions_loses_nothing() {
    let lock = Arc::new(Lock::new());
    let filled = Condition::with_lock(Arc::clone(&lock));
    let emptied = Condition::with_lock(Arc::clone(&lock));
    let queue = Mutex::new(Vec::new());
    let taken = AtomicUsize::new(0);
    let len = || queue.lock().unwrap().len();
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| {
                for item in 1..=500 {
                    let _lock = lock.lock();
                    emptied.wait_for(|| len() < 2).unwrap();
                    queue.lock().unwrap().push(item);
                    filled.notify(1).unwrap();
                }
            });
            s.spawn(|| {
                for _ in 1..=500 {
                    let _lock = lock.lock();
                    filled.wait_for(|| len() > 0).unwrap();
                    let item = queue.lock().unwrap().pop();
                    taken.fetch_add(item.unwrap(), SeqCst);
                    emptied.notify(1).unwrap();
                }
            });
        }
    });
    assert_eq!(taken.into_inner(), 4 * 500 * 501 / 2);
}

/// A lock that stops the first who waits, when it is in the
/// queue and is to release, and then does not release.
struct Stubborn {
    releases: AtomicUsize,
    stop: Barrier,
    panics: bool,
}

impl Underlying for Stubborn {
    type NotHeld = ReleaseUnlocked;
    type Saved = ();

    fn acquire(&self) {}

    fn try_acquire(&self) -> bool {
        true
    }

    fn acquire_timeout(&self, _: Duration) -> bool {
        true
    }

    fn release(&self) -> Result<(), ReleaseUnlocked> {
        Ok(())
    }

    fn locked(&self) -> bool {
        true
    }

    fn is_owned(&self) -> bool {
        true
    }

    fn release_save(&self) -> Result<(), ReleaseUnlocked> {
        if self.releases.fetch_add(1, SeqCst) > 0 {
            return Ok(());
        }
        self.stop.wait();
        self.stop.wait();
        assert!(!self.panics, "stubborn");
        Err(ReleaseUnlocked)
    }

    fn acquire_restore(&self, (): ()) {}
}

/// The first of two who wait does not come to it. However
/// that ends, one notification reaches the second.
#[test]
fn who_cannot_wait_keeps_no_notification() {
    for panics in [false, true] {
        for notify_in_between in [false, true] {
            let lock = Stubborn {
                releases: AtomicUsize::new(0),
                stop: Barrier::new(2),
                panics,
            };
            let reached =
                reaches_second(&lock, notify_in_between);
            assert_eq!(reached, Ok(true));
        }
    }
}

fn reaches_second(
    lock: &Stubborn,
    notify_in_between: bool,
) -> Result<bool, NotAcquired> {
    let cond = Condition::with_lock(lock);
    thread::scope(|s| {
        let first = s.spawn(|| cond.wait());
        lock.stop.wait();
        let second = s.spawn(|| cond.wait_timeout(LONG));
        while cond.n_waiting() < 2 {
            thread::yield_now();
        }
        if notify_in_between {
            cond.notify(1).unwrap();
            assert_eq!(cond.n_waiting(), 1);
        }
        lock.stop.wait();
        match first.join() {
            Ok(end) => assert_eq!(end, Err(NotAcquired)),
            Err(_) => assert!(lock.panics),
        }
        if !notify_in_between {
            assert_eq!(cond.n_waiting(), 1);
            cond.notify(1).unwrap();
        }
        second.join().unwrap()
    })
}
