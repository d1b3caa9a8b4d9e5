use std::fmt::{self, Debug, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use threading_semaphore::{
    BoundedSemaphore, OwnedPermit, Permit,
    ReleasedTooOften, Semaphore,
};

const SHORT: Duration = Duration::from_millis(20);
const LONG: Duration = Duration::from_secs(20);

#[test]
fn there_are_as_many_permits_as_were_said() {
    let semaphore = Semaphore::new(2);
    semaphore.acquire();
    assert!(semaphore.try_acquire());
    assert!(!semaphore.try_acquire());
    semaphore.release();
    assert!(semaphore.acquire_timeout(SHORT));
    assert!(!semaphore.acquire_timeout(SHORT));
}

#[test]
fn there_is_one_permit_by_default() {
    let semaphore = Semaphore::default();
    semaphore.acquire();
    assert!(!semaphore.try_acquire());
    let semaphore = BoundedSemaphore::default();
    semaphore.acquire();
    assert!(!semaphore.try_acquire());
}

#[test]
fn a_timeout_does_not_end_early() {
    let semaphore = Semaphore::new(0);
    let begin = Instant::now();
    assert!(!semaphore.acquire_timeout(SHORT));
    assert!(begin.elapsed() >= SHORT);
}

#[test]
fn a_timeout_of_zero_takes_what_is_there() {
    let semaphore = Semaphore::new(1);
    assert!(semaphore.acquire_timeout(Duration::ZERO));
    assert!(!semaphore.acquire_timeout(Duration::ZERO));
}

#[test]
fn the_longest_timeout_is_for_ever() {
    let semaphore = Semaphore::new(0);
    thread::scope(|s| {
        let waiter = s.spawn(|| {
            semaphore.acquire_timeout(Duration::MAX)
        });
        semaphore.release();
        assert!(waiter.join().unwrap());
    });
}

/// As many get in as permits are given, and the rest waits.
#[test]
fn a_release_of_many_lets_in_as_many() {
    let semaphore = Semaphore::new(3);
    let (inside, entering) = channel();
    thread::scope(|s| {
        for _ in 0..10 {
            let (semaphore, inside) = (&semaphore, &inside);
            s.spawn(move || {
                semaphore.acquire();
                inside.send(()).unwrap();
            });
        }
        for (released, let_in) in [(3, 6), (4, 4)] {
            semaphore.release_n(released);
            for _ in 0..let_in {
                entering.recv_timeout(LONG).unwrap();
            }
            assert!(!semaphore.try_acquire());
            assert!(entering.try_recv().is_err());
        }
    });
}

#[test]
fn a_release_of_nothing_does_nothing() {
    let semaphore = Semaphore::new(0);
    semaphore.release_n(0);
    assert!(!semaphore.try_acquire());
    let semaphore = BoundedSemaphore::new(1);
    assert_eq!(semaphore.release_n(0), Ok(()));
    assert_eq!(semaphore.value(), 1);
}

#[test]
fn a_semaphore_may_be_released_more_often_than_acquired() {
    let semaphore = Semaphore::new(1);
    semaphore.release();
    semaphore.acquire();
    semaphore.acquire();
    assert!(!semaphore.try_acquire());
}

#[test]
#[should_panic = "usize::MAX"]
fn there_is_a_largest_number_of_permits() {
    Semaphore::new(1).release_n(usize::MAX);
}

#[test]
fn a_bounded_semaphore_is_never_more_than_full() {
    for bound in 0..10 {
        let semaphore = BoundedSemaphore::new(bound);
        for _ in 0..bound {
            assert!(semaphore.try_acquire());
        }
        assert!(!semaphore.try_acquire());
        assert_eq!(
            semaphore.release_n(bound + 1),
            Err(ReleasedTooOften),
        );
        assert!(!semaphore.try_acquire());
        for _ in 0..bound {
            assert_eq!(semaphore.release(), Ok(()));
        }
        assert_eq!(
            semaphore.release(),
            Err(ReleasedTooOften)
        );
    }
}

#[test]
fn a_permit_is_given_back_however_its_scope_ends() {
    let semaphore = Semaphore::new(1);
    let run = |fails: bool| {
        let permit = semaphore.permit();
        assert!(semaphore.try_permit().is_none());
        assert!(!fails, "with the permit");
        drop(permit);
    };
    run(false);
    thread::scope(|s| {
        assert!(s.spawn(|| run(true)).join().is_err());
    });
    let permit = semaphore.permit_timeout(LONG).unwrap();
    assert_eq!(permit.release(), Ok(()));
    assert!(semaphore.try_acquire());
}

#[test]
fn another_thread_may_drop_a_permit() {
    let semaphore = Semaphore::new(1);
    let permit = semaphore.permit();
    thread::scope(|s| {
        s.spawn(move || drop(permit));
        assert!(semaphore.acquire_timeout(LONG));
    });
}

#[test]
fn a_permit_too_many_is_dropped_without_a_word() {
    let semaphore = BoundedSemaphore::new(1);
    let permit = semaphore.permit();
    assert_eq!(semaphore.release(), Ok(()));
    drop(permit);
    let permit = semaphore.try_permit().unwrap();
    assert_eq!(semaphore.release(), Ok(()));
    assert_eq!(permit.release(), Err(ReleasedTooOften));
    assert!(semaphore.try_acquire());
    assert!(!semaphore.try_acquire());
}

#[test]
fn an_owned_permit_that_is_there_is_had_at_once() {
    let semaphore = Arc::new(Semaphore::new(1));
    let permit = semaphore.try_owned_permit();
    assert!(permit.is_some());
    assert!(semaphore.try_owned_permit().is_none());
    drop(permit);
    assert!(semaphore.try_owned_permit().is_some());
}

#[test]
fn an_owned_permit_is_given_back_once_by_whoever_has_it() {
    let semaphore = Arc::new(BoundedSemaphore::new(2));
    let first = semaphore.owned_permit();
    let second = semaphore.try_owned_permit().unwrap();
    assert!(semaphore.try_owned_permit().is_none());
    assert!(
        semaphore.owned_permit_timeout(SHORT).is_none()
    );
    assert_eq!(first.release(), Ok(()));
    assert_eq!(semaphore.value(), 1);
    let started = thread::spawn(move || {
        let _permit = second;
        panic!("with the permit");
    });
    assert!(started.join().is_err());
    assert_eq!(semaphore.value(), 2);
    // Neither permit keeps the semaphore.
    let last = semaphore.owned_permit();
    assert_eq!(Arc::strong_count(&semaphore), 2);
    assert_eq!(semaphore.release(), Ok(()));
    assert_eq!(last.release(), Err(ReleasedTooOften));
    assert_eq!(Arc::strong_count(&semaphore), 1);

    let semaphore = Arc::new(Semaphore::new(0));
    assert!(semaphore.try_owned_permit().is_none());
    semaphore.release();
    let permit = semaphore.owned_permit_timeout(LONG);
    assert_eq!(
        format!("{permit:?}"),
        "Some(OwnedPermit { semaphore: Some(Semaphore { value: 0 }) })",
    );
    drop(permit);
    assert_eq!(semaphore.value(), 1);
}

/// Many who wait for ever, many who give up, and never more
/// inside than there are permits.
#[test]
fn no_permit_is_lost_and_none_is_made() {
    let semaphore = BoundedSemaphore::new(3);
    let inside = AtomicUsize::new(0);
    let work = |permit: Permit<'_>| {
        assert!(inside.fetch_add(1, SeqCst) < 3);
        thread::yield_now();
        inside.fetch_sub(1, SeqCst);
        drop(permit);
    };
    thread::scope(|s| {
        for n in 0..12 {
            let (semaphore, work) = (&semaphore, &work);
            s.spawn(move || {
                for _ in 0..500 {
                    let time = Duration::from_micros(n);
                    match semaphore.permit_timeout(time) {
                        Some(permit) => work(permit),
                        None => work(semaphore.permit()),
                    }
                }
            });
        }
    });
    assert_eq!(semaphore.release(), Err(ReleasedTooOften));
    for _ in 0..3 {
        assert!(semaphore.try_acquire());
    }
    assert!(!semaphore.try_acquire());
}

#[test]
fn they_show_their_values() {
    let semaphore = Semaphore::new(3);
    assert_eq!(
        format!("{semaphore:?}"),
        "Semaphore { value: 3 }",
    );
    let semaphore = BoundedSemaphore::new(3);
    semaphore.acquire();
    assert_eq!(
        format!("{semaphore:?}"),
        "BoundedSemaphore { value: 2, initial_value: 3 }",
    );
    assert_eq!(
        ReleasedTooOften.to_string(),
        "semaphore released too many times",
    );
}

/// A writer that does what it is told with each number.
struct Writer<F>(F);

impl<F: Fn()> Write for Writer<F> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.parse::<usize>().is_ok() {
            (self.0)();
        }
        Ok(())
    }
}

fn show_in_vain(shown: &dyn Debug) {
    let mut writer = Writer(|| panic!("no paper"));
    let write =
        AssertUnwindSafe(|| write!(writer, "{shown:?}"));
    assert!(catch_unwind(write).is_err());
}

/// Five wait, and in each round two of them get in.
#[test]
fn a_writer_that_panics_changes_nothing() {
    show_in_vain(&BoundedSemaphore::new(1));
    let semaphore = Arc::new(Semaphore::new(0));
    show_in_vain(&semaphore);
    let (inside, entering) = channel();
    for n in 0..5 {
        let semaphore = Arc::clone(&semaphore);
        let inside = inside.clone();
        thread::spawn(move || {
            for _ in 0..200 {
                match n {
                    0 => assert!(
                        semaphore.acquire_timeout(LONG)
                    ),
                    _ => semaphore.acquire(),
                }
                inside.send(()).unwrap();
            }
        });
    }
    for _ in 0..500 {
        semaphore.release_n(2);
        for _ in 0..2 {
            entering.recv_timeout(LONG).expect("it enters");
        }
        assert_eq!(semaphore.value(), 0);
        assert!(entering.try_recv().is_err());
    }
}

#[test]
fn a_writer_may_use_what_it_shows() {
    let (wrote, written) = channel();
    thread::spawn(move || {
        let semaphore = Semaphore::new(2);
        let mut writer = Writer(|| semaphore.release());
        write!(writer, "{semaphore:?}").unwrap();
        let bounded = BoundedSemaphore::new(2);
        let mut writer = Writer(|| {
            drop(bounded.permit());
        });
        write!(writer, "{bounded:?}").unwrap();
        wrote.send(()).unwrap();
    });
    written.recv_timeout(LONG).expect("it hangs");
}

#[test]
fn threads_share_them() {
    fn shared<T: Send + Sync>() {}
    shared::<Semaphore>();
    shared::<BoundedSemaphore>();
    shared::<Permit<'_>>();
    shared::<OwnedPermit>();
    shared::<ReleasedTooOften>();
}
