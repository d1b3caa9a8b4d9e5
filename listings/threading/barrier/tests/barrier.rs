use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::thread;
use std::time::{Duration, Instant};

use threading_barrier::{Barrier, BrokenBarrierError};

const N: usize = 5;
const LONG: Duration = Duration::from_secs(20);

/// Runs the function in `N` threads.
fn in_threads(f: impl Fn() + Sync) {
    thread::scope(|s| {
        for _ in 0..N {
            s.spawn(&f);
        }
    });
}

fn until(condition: impl Fn() -> bool) {
    while !condition() {
        thread::yield_now();
    }
}

#[test]
fn threads_may_share_it_and_send_it() {
    fn shared<T: Send + Sync + std::fmt::Debug>() {}
    shared::<Barrier>();
    shared::<Barrier<Box<dyn FnMut() + Send>>>();
    shared::<BrokenBarrierError>();
}

#[test]
#[should_panic(expected = "parties must be > 0")]
fn there_is_no_barrier_of_none() {
    Barrier::new(0);
}

#[test]
fn threads_pass_in_lockstep() {
    let barrier = Barrier::new(N);
    let arrived = AtomicUsize::new(0);
    in_threads(|| {
        for round in 1..=200 {
            arrived.fetch_add(1, SeqCst);
            barrier.wait().unwrap();
            assert_eq!(arrived.load(SeqCst), round * N);
            barrier.wait().unwrap();
        }
    });
    assert_eq!(barrier.n_waiting(), 0);
    assert!(!barrier.broken());
}

#[test]
fn each_gets_another_number_and_the_last_one_the_highest() {
    let barrier = Barrier::new(N);
    let numbers = Mutex::new(Vec::new());
    thread::scope(|s| {
        for _ in 1..N {
            s.spawn(|| {
                let number = barrier.wait().unwrap();
                numbers.lock().unwrap().push(number);
            });
        }
        until(|| barrier.n_waiting() == N - 1);
        assert_eq!(barrier.wait(), Ok(N - 1));
    });
    let mut numbers = numbers.into_inner().unwrap();
    numbers.sort_unstable();
    assert_eq!(numbers, [0, 1, 2, 3]);
}

#[test]
fn the_action_runs_once_a_round_before_any_is_released() {
    let runs = AtomicUsize::new(0);
    let barrier = Barrier::new(N).with_action(|| {
        runs.fetch_add(1, SeqCst);
    });
    in_threads(|| {
        barrier.wait().unwrap();
        assert_eq!(runs.load(SeqCst), 1);
    });
    in_threads(|| {
        barrier.wait().unwrap();
        assert_eq!(runs.load(SeqCst), 2);
    });
}

#[test]
fn an_abort_reaches_those_who_wait_and_those_who_come() {
    let barrier = Barrier::new(N);
    let told = AtomicUsize::new(0);
    in_threads(|| {
        if barrier.wait() == Ok(N / 2) {
            barrier.abort();
        } else {
            assert_eq!(
                barrier.wait(),
                Err(BrokenBarrierError)
            );
            told.fetch_add(1, SeqCst);
        }
    });
    assert_eq!(told.into_inner(), N - 1);
    assert!(barrier.broken());
    assert_eq!(barrier.n_waiting(), 0);
}

#[test]
fn a_reset_sends_away_who_waits_and_all_can_pass_again() {
    let barrier = Barrier::new(N);
    let told = AtomicUsize::new(0);
    in_threads(|| {
        if barrier.wait() == Ok(N / 2) {
            until(|| barrier.n_waiting() == N - 1);
            barrier.reset();
        } else {
            assert_eq!(
                barrier.wait(),
                Err(BrokenBarrierError)
            );
            told.fetch_add(1, SeqCst);
        }
        barrier.wait().unwrap();
    });
    assert_eq!(told.into_inner(), N - 1);
    assert!(!barrier.broken());
}

#[test]
fn it_can_be_reset_after_an_abort() {
    let barrier = Barrier::new(N);
    let other = Barrier::new(N);
    in_threads(|| {
        if barrier.wait() == Ok(0) {
            barrier.abort();
        } else {
            assert!(barrier.wait().is_err());
        }
        if other.wait() == Ok(0) {
            barrier.reset();
        }
        other.wait().unwrap();
        barrier.wait().unwrap();
    });
}

#[test]
fn a_timeout_breaks_it_for_all() {
    let barrier = Barrier::new(N);
    thread::scope(|s| {
        let others: Vec<_> = (2..N)
            .map(|_| s.spawn(|| barrier.wait()))
            .collect();
        until(|| barrier.n_waiting() == N - 2);
        let short = Duration::from_millis(10);
        let begin = Instant::now();
        assert!(barrier.wait_timeout(short).is_err());
        assert!(begin.elapsed() >= short);
        for other in others {
            assert!(other.join().unwrap().is_err());
        }
    });
    assert!(barrier.broken());
    assert!(barrier.wait().is_err());
}

#[test]
fn a_timeout_too_large_for_the_clock_is_for_ever() {
    let barrier =
        Barrier::new(2).with_timeout(Duration::MAX);
    thread::scope(|s| {
        s.spawn(|| barrier.wait().unwrap());
        barrier.wait_timeout(Duration::MAX).unwrap();
    });
}

#[test]
fn the_last_one_needs_no_time() {
    let barrier = Barrier::new(2);
    thread::scope(|s| {
        let first = s.spawn(|| barrier.wait());
        until(|| barrier.n_waiting() == 1);
        assert_eq!(
            barrier.wait_timeout(Duration::ZERO),
            Ok(1)
        );
        assert_eq!(first.join().unwrap(), Ok(0));
    });
}

#[test]
fn the_action_may_abort_the_barrier() {
    static BARRIER: OnceLock<Barrier> = OnceLock::new();

    fn abort() {
        BARRIER.get().unwrap().abort();
    }

    let barrier = BARRIER.get_or_init(|| {
        Barrier::new(1).with_action(abort as fn())
    });
    assert!(barrier.wait().is_err());
    assert!(barrier.broken());
}

type Action = Box<dyn FnMut() + Send>;

/// A barrier of one, whose action can reach it.
fn reached_by(
    act: fn(&Barrier<Action>),
) -> Arc<Barrier<Action>> {
    Arc::new_cyclic(|barrier: &Weak<Barrier<Action>>| {
        let barrier = barrier.clone();
        let action: Action = Box::new(move || {
            act(&barrier.upgrade().unwrap());
        });
        Barrier::new(1).with_action(action)
    })
}

#[test]
fn an_action_that_waits_for_its_own_round_panics() {
    let barrier = reached_by(|barrier| {
        let _ = barrier.wait();
    });
    let same = Arc::clone(&barrier);
    let (told, ends) = channel();
    thread::spawn(move || {
        let wait = AssertUnwindSafe(|| same.wait());
        told.send(catch_unwind(wait).unwrap_err()).unwrap();
    });
    let panic = ends.recv_timeout(LONG).expect("it hangs");
    let message = panic.downcast_ref::<&str>().unwrap();
    assert!(message.contains("its own round"), "{message}");
    assert!(barrier.broken());
    barrier.reset();
    assert_eq!(barrier.n_waiting(), 0);
}

#[test]
fn an_action_may_ask_and_reset() {
    let barrier = reached_by(|barrier| {
        assert_eq!(barrier.n_waiting(), 1);
        assert!(!format!("{barrier:?}").is_empty());
        barrier.reset();
    });
    let same = Arc::clone(&barrier);
    let (told, ends) = channel();
    thread::spawn(move || told.send(same.wait()));
    let end = ends.recv_timeout(LONG).expect("it hangs");
    assert_eq!(end, Err(BrokenBarrierError));
    assert!(!barrier.broken());
}

/// What `panic_any` may throw: it panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the payload");
    }
}

#[test]
fn a_payload_that_panics_reaches_its_thread_alone() {
    let barrier = Barrier::new(2)
        .with_action(|| std::panic::panic_any(Bomb));
    thread::scope(|s| {
        let other = s.spawn(|| barrier.wait());
        until(|| barrier.n_waiting() == 1);
        let wait = AssertUnwindSafe(|| barrier.wait());
        let payload = catch_unwind(wait).unwrap_err();
        assert!(payload.is::<Bomb>());
        std::mem::forget(payload);
        assert_eq!(
            other.join().unwrap(),
            Err(BrokenBarrierError)
        );
    });
    assert!(barrier.broken());
}

/// Who waits for the round before to leave, and has no more
/// time, breaks the barrier, and all others are told.
#[test]
fn a_timeout_before_the_round_breaks_it_for_all() {
    let (go_on, acting) = channel();
    let (told, ends) = channel();
    thread::scope(|s| {
        let go_on: std::sync::mpsc::Sender<()> = go_on;
        let barrier = Arc::new(
            Barrier::new(1).with_action(move || {
                let _ = acting.recv();
            }),
        );
        let first = Arc::clone(&barrier);
        let first = s.spawn(move || first.wait());
        until(|| barrier.n_waiting() == 1);
        let short = Duration::from_millis(10);
        for patience in [None, Some(short)] {
            let told = told.clone();
            let barrier = Arc::clone(&barrier);
            s.spawn(move || {
                let end = match patience {
                    None => barrier.wait(),
                    Some(time) => {
                        barrier.wait_timeout(time)
                    }
                };
                told.send(end).unwrap();
            });
        }
        for _ in 0..2 {
            let end = ends.recv_timeout(LONG);
            assert_eq!(end, Ok(Err(BrokenBarrierError)));
        }
        assert!(barrier.broken());
        // The round before was complete, and is passed.
        drop(go_on);
        assert_eq!(first.join().unwrap(), Ok(0));
    });
}

#[test]
fn a_panic_in_the_action_breaks_it_and_goes_on() {
    let mut first = true;
    let barrier = Barrier::new(2).with_action(move || {
        assert!(
            !std::mem::take(&mut first),
            "no first time"
        );
    });
    thread::scope(|s| {
        let other = s.spawn(|| barrier.wait());
        until(|| barrier.n_waiting() == 1);
        let wait = AssertUnwindSafe(|| barrier.wait());
        let panic = catch_unwind(wait).unwrap_err();
        assert_eq!(
            panic.downcast_ref(),
            Some(&"no first time")
        );
        assert!(other.join().unwrap().is_err());
    });
    assert!(barrier.broken());
    barrier.reset();
    thread::scope(|s| {
        s.spawn(|| barrier.wait().unwrap());
        barrier.wait().unwrap();
    });
}

#[test]
fn it_says_how_it_is() {
    let barrier = Barrier::new(3);
    let text = format!("{barrier:?}");
    assert_eq!(
        text,
        "Barrier { parties: 3, n_waiting: 0, broken: false, .. }"
    );
}

#[test]
fn many_threads_meet_and_are_interrupted() {
    const ROUNDS: usize = 300;
    let barrier = Barrier::new(3);
    let passed = AtomicUsize::new(0);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                let mut mine = 0;
                while mine < ROUNDS {
                    if barrier.wait().is_ok() {
                        mine += 1;
                        passed.fetch_add(1, SeqCst);
                    }
                }
            });
        }
        for _ in 0..ROUNDS {
            barrier.reset();
            thread::yield_now();
        }
    });
    assert_eq!(passed.into_inner(), 3 * ROUNDS);
}
