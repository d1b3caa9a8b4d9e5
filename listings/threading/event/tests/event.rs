use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use threading_event::Event;

const LONG: Duration = Duration::from_secs(20);

#[test]
fn the_flag_is_set_until_it_is_cleared() {
    let event = Event::default();
    assert!(!event.is_set());
    event.set();
    event.set();
    assert!(event.is_set());
    event.clear();
    event.clear();
    assert!(!event.is_set());
}

#[test]
fn one_set_wakes_everybody_and_is_not_used_up() {
    let event = Event::new();
    for _ in 0..2 {
        thread::scope(|s| {
            for _ in 0..5 {
                s.spawn(|| {
                    event.wait();
                    event.wait();
                    assert!(event.wait_timeout(LONG));
                });
            }
            event.set();
        });
        event.clear();
    }
}

#[test]
fn a_timeout_does_not_end_early() {
    let event = Event::new();
    let begin = Instant::now();
    let timeout = Duration::from_millis(30);
    assert!(!event.wait_timeout(timeout));
    assert!(begin.elapsed() >= timeout);
    assert!(!event.is_set());
}

#[test]
fn a_timeout_of_zero_asks() {
    let event = Event::new();
    assert!(!event.wait_timeout(Duration::ZERO));
    event.set();
    assert!(event.wait_timeout(Duration::ZERO));
}

#[test]
fn the_longest_timeout_is_for_ever() {
    let event = Event::new();
    thread::scope(|s| {
        let waiter =
            s.spawn(|| event.wait_timeout(Duration::MAX));
        event.set();
        assert!(waiter.join().unwrap());
    });
}

/// Sets and clears in a row until everybody has left: no
/// waiter misses a `set` that it was there for.
#[test]
fn who_was_woken_leaves_although_it_is_cleared() {
    let event = Event::new();
    let (left, leaving) = channel();
    thread::scope(|s| {
        for _ in 0..5 {
            let left = left.clone();
            let event = &event;
            s.spawn(move || {
                assert!(event.wait_timeout(LONG));
                left.send(()).unwrap();
            });
        }
        drop(left);
        let mut gone = 0;
        while gone < 5 {
            event.set();
            event.clear();
            gone += leaving.try_iter().count();
        }
    });
    assert!(!event.is_set());
}

/// Whoever is there for a `set` leaves, though the `clear`
/// comes before it can look.
#[test]
fn a_set_that_is_cleared_at_once_lets_all_go() {
    for _ in 0..200 {
        let event = Arc::new(Event::new());
        let (left, leaving) = channel();
        for patience in [None, Some(LONG), None] {
            let event = Arc::clone(&event);
            let left = left.clone();
            thread::spawn(move || {
                match patience {
                    None => event.wait(),
                    Some(long) => {
                        assert!(event.wait_timeout(long));
                    }
                }
                left.send(()).unwrap();
            });
        }
        while event.n_waiting() < 3 {
            thread::yield_now();
        }
        event.set();
        event.clear();
        for _ in 0..3 {
            leaving.recv_timeout(LONG).expect("it leaves");
        }
        assert_eq!(event.n_waiting(), 0);
    }
}

/// Two threads take turns: each waits for what the other
/// sets. A wake-up that is lost would be a wait for ever.
#[test]
fn no_wake_up_is_lost() {
    let (ping, pong) = (Event::new(), Event::new());
    let rounds = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            for _ in 0..2_000 {
                ping.wait();
                ping.clear();
                rounds.fetch_add(1, SeqCst);
                pong.set();
            }
        });
        for _ in 0..2_000 {
            ping.set();
            assert!(pong.wait_timeout(LONG));
            pong.clear();
        }
    });
    assert_eq!(rounds.into_inner(), 2_000);
}

#[test]
fn a_thread_that_panics_leaves_it_as_it_is() {
    let event = Event::new();
    let setter = thread::scope(|s| {
        s.spawn(|| {
            event.set();
            panic!("after set");
        })
        .join()
    });
    assert!(setter.is_err());
    event.wait();
    event.clear();
    assert!(!event.is_set());
}

#[test]
fn it_shows_its_flag() {
    static EVENT: Event = Event::new();
    assert_eq!(
        format!("{EVENT:?}"),
        "Event { is_set: false }"
    );
    EVENT.set();
    assert_eq!(
        format!("{EVENT:?}"),
        "Event { is_set: true }"
    );
}

#[test]
fn threads_share_it() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Event>();
}
