//! Each construct, with a hand-derived answer.

mod common;

use common::{LIMIT, outcomes, spurious};
use explore_std as std;
use std::println;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{channel, sync_channel};
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use std::thread;
use std::time::{Duration, Instant};

const SHORT: Duration = Duration::from_millis(1);

/// The flag is set before the guard is dropped, so main may find it set and
/// the mutex still held.
#[test]
fn try_lock_sees_the_gap_before_the_release() {
    fn program() {
        static SET: AtomicU32 = AtomicU32::new(0);
        static MUTEX: Mutex<()> = Mutex::new(());
        thread::spawn(|| {
            let _guard = MUTEX.lock().unwrap();
            SET.store(1, SeqCst);
        });
        let set = SET.load(SeqCst);
        println!("{set} {}", MUTEX.try_lock().is_ok());
    }
    let expected = ["0 false", "0 true", "1 false", "1 true"];
    assert_eq!(
        outcomes(program),
        expected.map(|o| format!("finished: {o}"))
    );
}

/// A line is printed by the thread or, if main returns first, not at all.
#[test]
fn main_returns_early() {
    fn program() {
        thread::spawn(|| println!("thread"));
    }
    assert_eq!(outcomes(program), ["finished", "finished: thread"]);
    fn blocked() {
        thread::spawn(thread::park);
    }
    assert_eq!(outcomes(blocked), ["finished"]);
}

/// The token is kept if it comes before the `park`, and there is but one.
#[test]
fn the_token_of_unpark() {
    fn program() {
        let main = thread::current();
        thread::spawn(move || main.unpark());
        thread::park();
        println!("on");
    }
    assert_eq!(outcomes(program), ["finished: on"]);
    fn twice() {
        thread::current().unpark();
        thread::current().unpark();
        thread::park();
        thread::park();
    }
    assert_eq!(outcomes(twice), ["deadlock"]);
    fn timeout() {
        thread::park_timeout(SHORT);
    }
    assert_eq!(outcomes(timeout), ["finished"]);
}

/// Without capacity, `send` ends only when its message is taken; then both may
/// print in any order, but nothing is sent before.
#[test]
fn a_rendezvous() {
    fn program() {
        let (sender, receiver) = sync_channel(0);
        let thread = thread::spawn(move || {
            sender.send(1).unwrap();
            println!("sent");
        });
        println!("ready");
        println!("{}", receiver.recv().unwrap());
        thread.join().unwrap();
    }
    let expected = ["finished: ready 1 sent", "finished: ready sent 1"];
    assert_eq!(outcomes(program), expected);
    fn no_receiver() {
        let (sender, receiver) = sync_channel(0);
        thread::spawn(move || drop(receiver));
        println!("{:?}", sender.send(7));
    }
    assert_eq!(outcomes(no_receiver), ["finished: Err(SendError { .. })"]);
    fn try_send() {
        let (sender, receiver) = sync_channel(0);
        let thread = thread::spawn(move || receiver.recv().is_ok());
        let sent = sender.try_send(1).is_ok();
        drop(sender);
        println!("{sent} {}", thread.join().unwrap());
    }
    assert_eq!(
        outcomes(try_send),
        ["finished: false false", "finished: true true"]
    );
}

/// Nothing is lost: what has not come in time is there later, or the sender
/// is gone.
#[test]
fn recv_timeout() {
    fn program() {
        let (sender, receiver) = channel();
        let thread = thread::spawn(move || sender.send(1).unwrap());
        println!("{:?}", receiver.recv_timeout(SHORT));
        thread.join().unwrap();
        println!("{:?}", receiver.recv_timeout(SHORT));
    }
    let expected = ["Err(Timeout) Ok(1)", "Ok(1) Err(Disconnected)"];
    assert_eq!(
        outcomes(program),
        expected.map(|o| format!("finished: {o}"))
    );
    fn there_already() {
        let (sender, receiver) = channel();
        sender.send(1).unwrap();
        println!("{:?}", receiver.recv_timeout(SHORT));
        println!("{:?}", receiver.recv_timeout(SHORT));
    }
    assert_eq!(outcomes(there_already), ["finished: Ok(1) Err(Timeout)"]);
}

/// Empty, taken, or, in the gap after the send, still connected.
#[test]
fn try_recv_sees_the_gap_before_the_disconnect() {
    fn program() {
        let (sender, receiver) = channel();
        thread::spawn(move || sender.send(1).unwrap());
        println!("{:?}", receiver.try_recv());
        println!("{:?}", receiver.try_recv());
    }
    let expected = [
        "Err(Empty) Err(Empty)",
        "Err(Empty) Ok(1)",
        "Ok(1) Err(Disconnected)",
        "Ok(1) Err(Empty)",
    ];
    assert_eq!(
        outcomes(program),
        expected.map(|o| format!("finished: {o}"))
    );
}

/// One slot: the second send waits for the first message to be taken. The sum
/// does not depend on the schedule.
#[test]
fn a_bounded_channel_ends_when_its_senders_do() {
    fn program() {
        let (sender, receiver) = sync_channel(1);
        for id in 1..=2 {
            let sender = sender.clone();
            thread::spawn(move || sender.send(id).unwrap());
        }
        drop(sender);
        let mut sum = 0;
        for message in &receiver {
            sum += message;
        }
        println!("{sum}");
    }
    assert_eq!(outcomes(program), ["finished: 3"]);
}

/// Whom it wakes is open; the other waits for ever.
#[test]
fn notify_one_chooses() {
    fn program() {
        static STATE: Mutex<u32> = Mutex::new(0);
        static CHANGED: Condvar = Condvar::new();
        for id in 1..=2 {
            thread::spawn(move || {
                let mut state = STATE.lock().unwrap();
                *state += 1;
                state = CHANGED.wait(state).unwrap();
                println!("{id}");
                drop(state);
            });
        }
        while *STATE.lock().unwrap() < 2 {}
        CHANGED.notify_one();
        thread::park();
    }
    assert_eq!(outcomes(program), ["deadlock: 1", "deadlock: 2"]);
}

/// A wait without a loop ends early only if waits may end for no reason, and
/// they need not.
#[test]
fn spurious_wake_ups() {
    fn program() {
        let (mutex, condvar) = (Mutex::new(0), Condvar::new());
        drop(condvar.wait(mutex.lock().unwrap()).unwrap());
        println!("woken");
    }
    assert_eq!(outcomes(program), ["deadlock"]);
    assert_eq!(spurious(program), ["deadlock", "finished: woken"]);
}

/// Each wait that ends for no reason is one of so many.
#[test]
fn a_limited_number_of_spurious_wake_ups() {
    fn program() {
        let (mutex, condvar) = (Mutex::new(0), Condvar::new());
        let mut woken = mutex.lock().unwrap();
        while *woken < 2 {
            woken = condvar.wait(woken).unwrap();
            *woken += 1;
        }
    }
    let ends = |times| {
        let explorer = std::Explorer::new().spurious_at_most(times);
        let found = bounded::watched(LIMIT, || explorer.explore(program));
        let ends = found.outcomes().keys().map(|o| o.end == std::End::Finished);
        ends.collect::<Vec<_>>()
    };
    assert_eq!(ends(0), [false]);
    assert_eq!(ends(1), [false]);
    assert_eq!(ends(2), [true, false]);
}

/// What a thread saw on its way to a loop, and does not look at again, is no
/// reason to go round once more.
#[test]
fn a_loop_is_idle_whatever_was_seen_before_it() {
    fn program() {
        let seen = Mutex::new(0);
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|s| {
            s.spawn(|| {
                drop(seen.lock().unwrap());
                let mut ready = ready.lock().unwrap();
                while !*ready {
                    ready = changed.wait(ready).unwrap();
                }
            });
            *seen.lock().unwrap() += 1;
            *ready.lock().unwrap() = true;
            changed.notify_one();
        });
    }
    let explorer = std::Explorer::new().spurious(true).max_executions(2_000);
    let found = bounded::watched(LIMIT, || explorer.explore(program));
    assert_eq!(found.truncated(), None);
    assert_eq!(found.outcomes().len(), 1);
}

/// Nobody notifies, so each wait times out; the second counts what is left.
#[test]
fn waits_with_a_time_out() {
    fn program() {
        let (mutex, condvar) = (Mutex::new(0), Condvar::new());
        let start = Instant::now();
        let guard = mutex.lock().unwrap();
        let (guard, result) = condvar.wait_timeout(guard, SHORT).unwrap();
        println!("{}", result.timed_out());
        let (_guard, result) = condvar
            .wait_timeout_while(guard, SHORT, |n| *n == 0)
            .unwrap();
        println!("{} {:?}", result.timed_out(), start.elapsed());
    }
    assert_eq!(outcomes(program), ["finished: true true 2ms"]);
}

/// A scope panics for a panic that no `join` has taken, and for no other.
#[test]
fn a_scope_with_a_panic() {
    fn joined() {
        let result = thread::scope(|s| s.spawn(|| panic!("inside")).join());
        println!("{}", result.is_err());
    }
    assert_eq!(outcomes(joined), ["finished: true"]);
    fn not_joined() {
        thread::scope(|s| {
            s.spawn(|| panic!("inside"));
        });
    }
    assert_eq!(outcomes(not_joined), ["panicked: a scoped thread panicked"]);
}

/// Nobody is past the barrier before both are there, and one is the leader.
#[test]
fn a_barrier() {
    fn program() {
        let barrier = Barrier::new(2);
        let leaders = AtomicU32::new(0);
        thread::scope(|s| {
            for _ in 0..2 {
                s.spawn(|| {
                    println!("before");
                    leaders.fetch_add(barrier.wait().is_leader().into(), SeqCst);
                    println!("after");
                });
            }
        });
        println!("{}", leaders.load(SeqCst));
    }
    assert_eq!(outcomes(program), ["finished: before before after after 1"]);
}

/// One of the two makes the value, and both see it.
#[test]
fn what_is_done_once() {
    fn program() {
        static ONCE: Once = Once::new();
        static LOCK: OnceLock<String> = OnceLock::new();
        static LAZY: LazyLock<Mutex<Vec<u32>>> = LazyLock::new(Mutex::default);
        let run = |id: u32| {
            ONCE.call_once(|| println!("once"));
            let who = LOCK.get_or_init(|| id.to_string()).clone();
            LAZY.lock().unwrap().push(id);
            who
        };
        let other = thread::spawn(move || run(2));
        let mine = run(1);
        assert_eq!(mine, other.join().unwrap());
        println!("{mine} {}", LAZY.lock().unwrap().len());
    }
    assert_eq!(
        outcomes(program),
        ["finished: once 1 2", "finished: once 2 2"]
    );
    fn poisoned() {
        static ONCE: Once = Once::new();
        let result = thread::spawn(|| ONCE.call_once(|| panic!("half"))).join();
        println!("{} {}", result.is_err(), ONCE.is_completed());
        ONCE.call_once_force(|state| println!("{}", state.is_poisoned()));
    }
    assert_eq!(outcomes(poisoned), ["finished: true false true"]);
}

/// A static begins anew in every execution.
#[test]
fn statics() {
    fn program() {
        static LOG: Mutex<Vec<u32>> = Mutex::new(Vec::new());
        static SHARED: RwLock<u32> = RwLock::new(7);
        let thread = thread::spawn(|| {
            LOG.lock().unwrap().push(1);
            *SHARED.write().unwrap() += 1;
        });
        LOG.lock().unwrap().push(2);
        thread.join().unwrap();
        println!("{:?} {}", LOG.lock().unwrap(), SHARED.read().unwrap());
    }
    assert_eq!(
        outcomes(program),
        ["finished: [1, 2] 8", "finished: [2, 1] 8"]
    );
}

/// A thread that panics ends for itself; main's panic is the program's.
#[test]
fn panics() {
    fn thread() {
        thread::spawn(|| panic!("alone"));
        println!("main");
    }
    assert_eq!(outcomes(thread), ["finished: main"]);
    fn main() {
        thread::spawn(|| panic!("joined")).join().unwrap();
    }
    let expected = "panicked: called `Result::unwrap()` on an `Err` value: Any { .. }";
    assert_eq!(outcomes(main), [expected]);
}

/// A destructor may lock, wait, and join, also where the execution is left.
#[test]
fn destructors() {
    struct Pool(Option<thread::JoinHandle<()>>, Arc<Mutex<u32>>);
    impl Drop for Pool {
        fn drop(&mut self) {
            *self.1.lock().unwrap() += 1;
            self.0.take().unwrap().join().unwrap();
        }
    }
    fn program() {
        let count = Arc::new(Mutex::new(0));
        let theirs = count.clone();
        let thread = thread::spawn(move || *theirs.lock().unwrap() += 1);
        drop(Pool(Some(thread), count.clone()));
        println!("{}", count.lock().unwrap());
    }
    assert_eq!(outcomes(program), ["finished: 2"]);
}

/// Each thread has its own value, and drops it before its end.
#[test]
fn thread_locals() {
    struct Loud;
    impl Drop for Loud {
        fn drop(&mut self) {
            println!("dropped");
        }
    }
    std::thread_local! {
        static COUNT: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
        static LOUD: Loud = Loud;
    }
    fn program() {
        COUNT.set(1);
        let thread = thread::spawn(|| {
            LOUD.with(|_| ());
            COUNT.get()
        });
        println!("{} {}", thread.join().unwrap(), COUNT.get());
    }
    assert_eq!(outcomes(program), ["finished: dropped 0 1"]);
}

/// The thread has ended, or has not: then main asks no more.
#[test]
fn is_finished() {
    fn program() {
        let thread = thread::spawn(|| ());
        println!("{}", thread.is_finished());
    }
    assert_eq!(outcomes(program), ["finished: false", "finished: true"]);
    fn spin() {
        let thread = thread::Builder::new()
            .name("worker".into())
            .spawn(|| ())
            .unwrap();
        while !thread.is_finished() {
            thread::yield_now();
        }
        println!("{:?}", thread.thread().name());
    }
    assert_eq!(outcomes(spin), ["finished: Some(\"worker\")"]);
}
