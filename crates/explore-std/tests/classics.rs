//! Programs whose outcomes are known, each with the reason.

mod common;

use common::outcomes;
use explore_std as std;
use std::println;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::thread;

/// Both load 0 before either stores: 1. One after the other: 2.
#[test]
fn a_lost_update() {
    fn program() {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let add = || COUNT.store(COUNT.load(SeqCst) + 1, SeqCst);
        let threads = [thread::spawn(add), thread::spawn(add)];
        threads.into_iter().for_each(|t| t.join().unwrap());
        println!("{}", COUNT.load(SeqCst));
    }
    assert_eq!(outcomes(program), ["finished: 1", "finished: 2"]);
}

/// Each thread loads and stores; nobody sees when it ends, or is joined. Those
/// are the six interleavings of two steps with two. In two of them one thread
/// stores before the other loads.
#[test]
fn the_schedules_of_a_lost_update() {
    fn program() {
        let count = Arc::new(AtomicU32::new(0));
        let add = |count: &AtomicU32| count.store(count.load(SeqCst) + 1, SeqCst);
        let threads = [count.clone(), count.clone()].map(|c| thread::spawn(move || add(&c)));
        threads.into_iter().for_each(|t| t.join().unwrap());
        println!("{}", count.load(SeqCst));
    }
    let counts: Vec<u128> = std::explore(program).outcomes().values().copied().collect();
    assert_eq!(counts, [4, 2]);
}

/// Nothing comes between the two halves of an addition.
#[test]
fn no_update_is_lost_to_fetch_add_or_a_mutex() {
    fn program() {
        let count = Arc::new(Mutex::new(0));
        let other = count.clone();
        let thread = thread::spawn(move || *other.lock().unwrap() += 1);
        *count.lock().unwrap() += 1;
        thread.join().unwrap();
        println!("{}", count.lock().unwrap());
    }
    assert_eq!(outcomes(program), ["finished: 2"]);
    fn atomic() {
        let count = AtomicU32::new(0);
        thread::scope(|s| {
            s.spawn(|| count.fetch_add(1, SeqCst));
            s.spawn(|| count.fetch_add(1, SeqCst));
        });
        println!("{}", count.load(SeqCst));
    }
    assert_eq!(outcomes(atomic), ["finished: 2"]);
}

/// Each thread holds the lock that the other wants, or one is through first.
#[test]
fn two_locks_in_two_orders() {
    fn program() {
        let (a, b) = (Mutex::new(()), Mutex::new(()));
        thread::scope(|s| {
            s.spawn(|| {
                let _a = a.lock().unwrap();
                let _b = b.lock().unwrap();
            });
            s.spawn(|| {
                let _b = b.lock().unwrap();
                let _a = a.lock().unwrap();
            });
        });
    }
    assert_eq!(outcomes(program), ["deadlock", "finished"]);
    let found = std::explore(program);
    let deadlock = found.deadlocks().next().unwrap().end.to_string();
    assert!(deadlock.contains("held by thread 1"), "{deadlock}");
    assert!(deadlock.contains("held by thread 2"), "{deadlock}");
}

/// A thread waits for itself.
#[test]
fn a_mutex_locked_twice() {
    fn program() {
        let mutex = Mutex::new(0);
        let _first = mutex.lock().unwrap();
        let _second = mutex.lock().unwrap();
    }
    assert_eq!(outcomes(program), ["deadlock"]);
}

/// Without a predicate, a notification before the wait is lost. Then main waits
/// for a thread that has ended.
#[test]
fn a_lost_wake_up() {
    fn program() {
        let pair = Arc::new((Mutex::new(()), Condvar::new()));
        let theirs = pair.clone();
        thread::spawn(move || theirs.1.notify_one());
        let guard = pair.0.lock().unwrap();
        drop(pair.1.wait(guard).unwrap());
    }
    assert_eq!(outcomes(program), ["deadlock", "finished"]);
}

/// With a predicate under the mutex, it cannot be lost.
#[test]
fn a_wake_up_with_a_predicate() {
    fn program() {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let theirs = pair.clone();
        thread::spawn(move || {
            *theirs.0.lock().unwrap() = true;
            theirs.1.notify_one();
        });
        let guard = pair.0.lock().unwrap();
        drop(pair.1.wait_while(guard, |ready| !*ready).unwrap());
    }
    assert_eq!(outcomes(program), ["finished"]);
}

/// The notified consumer finds the slot empty if another one took the mutex
/// first; with `while` it would wait again.
#[test]
fn a_buffer_that_asks_if_instead_of_while() {
    static SLOT: Mutex<Option<u32>> = Mutex::new(None);
    static FILLED: Condvar = Condvar::new();
    fn take() -> u32 {
        let mut slot = SLOT.lock().unwrap();
        if slot.is_none() {
            slot = FILLED.wait(slot).unwrap();
        }
        slot.take().expect("an item")
    }
    fn program() {
        let consumer = thread::spawn(take);
        let producer = thread::spawn(|| {
            *SLOT.lock().unwrap() = Some(1);
            FILLED.notify_all();
        });
        let thief = thread::spawn(|| SLOT.lock().unwrap().take());
        producer.join().unwrap();
        let stolen = thief.join().unwrap().is_some();
        if !stolen || consumer.is_finished() {
            println!("{}", consumer.join().is_ok());
        }
    }
    // Stolen before the consumer has looked: it waits after the notification
    // (nothing is printed, main returns), or has ended by a panic: false.
    assert_eq!(
        outcomes(program),
        ["finished", "finished: false", "finished: true"]
    );
}

/// Peterson's lock is correct where all see one order: the critical sections
/// exclude each other, and neither thread spins for ever.
#[test]
fn petersons_lock() {
    fn program() {
        let want = [AtomicBool::new(false), AtomicBool::new(false)];
        let turn = AtomicUsize::new(0);
        let count = AtomicU32::new(0);
        let enter = |me: usize| {
            want[me].store(true, SeqCst);
            turn.store(1 - me, SeqCst);
            while want[1 - me].load(SeqCst) && turn.load(SeqCst) == 1 - me {}
            count.store(count.load(SeqCst) + 1, SeqCst);
            want[me].store(false, SeqCst);
        };
        thread::scope(|s| {
            s.spawn(|| enter(0));
            s.spawn(|| enter(1));
        });
        println!("{}", count.load(SeqCst));
    }
    assert_eq!(outcomes(program), ["finished: 2"]);
}

/// The spin lock is a lock.
#[test]
fn a_spin_lock() {
    fn program() {
        let (held, count) = (AtomicBool::new(false), AtomicU32::new(0));
        let add = || {
            while held.swap(true, SeqCst) {
                thread::yield_now();
            }
            count.store(count.load(SeqCst) + 1, SeqCst);
            held.store(false, SeqCst);
        };
        thread::scope(|s| {
            s.spawn(add);
            s.spawn(add);
        });
        println!("{}", count.load(SeqCst));
    }
    assert_eq!(outcomes(program), ["finished: 2"]);
}

/// Nobody sets the flag.
#[test]
fn a_loop_that_spins_for_ever() {
    fn program() {
        let flag = AtomicBool::new(false);
        while !flag.load(SeqCst) {}
    }
    assert_eq!(outcomes(program), ["spins for ever: main"]);
}

/// All three take the left fork first and wait for the right one.
#[test]
fn three_philosophers() {
    fn program() {
        let forks: Vec<Mutex<()>> = (0..3).map(|_| Mutex::new(())).collect();
        thread::scope(|s| {
            for i in 0..3 {
                let (left, right) = (&forks[i], &forks[(i + 1) % 3]);
                s.spawn(move || {
                    let _left = left.lock().unwrap();
                    let _right = right.lock().unwrap();
                });
            }
        });
    }
    assert_eq!(outcomes(program), ["deadlock", "finished"]);
}

/// Who holds a lock while it panics poisons it. Main is before or after.
#[test]
fn a_poisoned_mutex() {
    fn program() {
        let mutex = Arc::new(Mutex::new(0));
        let theirs = mutex.clone();
        let thread = thread::spawn(move || {
            let _guard = theirs.lock().unwrap();
            panic!("held");
        });
        println!("{}", mutex.lock().is_err());
        println!("{}", thread.join().is_err());
    }
    assert_eq!(
        outcomes(program),
        ["finished: false true", "finished: true true"]
    );
}

/// A reader that writes before it has stopped reading waits for itself.
#[test]
fn a_reader_that_becomes_a_writer() {
    fn program() {
        let lock = RwLock::new(0);
        let _reader = lock.read().unwrap();
        *lock.write().unwrap() = 1;
    }
    assert_eq!(outcomes(program), ["deadlock"]);
}

/// The second read waits for a writer that waits for the first.
#[test]
fn a_reader_that_reads_twice() {
    fn program() {
        let lock = RwLock::new(0);
        thread::scope(|s| {
            s.spawn(|| *lock.write().unwrap() = 1);
            let _first = lock.read().unwrap();
            let _second = lock.read().unwrap();
        });
    }
    // The scope's closure has dropped its guards when it waits for the writer.
    assert_eq!(outcomes(program), ["deadlock", "finished"]);
}
