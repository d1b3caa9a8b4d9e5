//! What a check finds, what it says, and how its schedule is run again.

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use explore_std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use explore_std::sync::{Condvar, Mutex};
use explore_std::{End, Explorer, Failure, Schedule, check, explore, print, process, thread, time};

fn failure<T: explore_std::Main>(program: impl Fn() -> T) -> Failure {
    *check(program).expect_err("it fails")
}

fn opposite_order() {
    let [left, right] = [1, 2].map(|n| Arc::new(Mutex::new(n)));
    let theirs = (left.clone(), right.clone());
    let ana = thread::Builder::new()
        .name("Ana".to_owned())
        .spawn(move || {
            let (left, right) = theirs;
            let _left = left.lock().unwrap();
            let _right = right.lock().unwrap();
        });
    {
        let _right = right.lock().unwrap();
        let _left = left.lock().unwrap();
    }
    ana.unwrap().join().unwrap();
}

#[test]
fn a_program_that_always_ends_passes() {
    let found = check(|| thread::spawn(|| ()).join().unwrap()).unwrap();
    assert!(found.outcomes().keys().all(|o| o.end == End::Finished));
    let exits: fn() = || process::exit(0);
    check(exits).unwrap();
    check(|| Ok::<(), String>(())).unwrap();
}

#[test]
fn each_end_that_is_none_fails() {
    for (program, says) in [
        (opposite_order as fn(), "deadlock:\n- "),
        (|| panic!("burnt"), "panicked: burnt"),
        (|| process::exit(3), "exited with 3"),
        (|| process::abort(), "aborted"),
        (
            || {
                let never = AtomicBool::new(false);
                while !never.load(SeqCst) {}
            },
            "spins for ever: main",
        ),
    ] {
        let failure = failure(program);
        let said = failure.to_string();
        assert!(said.starts_with(says), "{said}");
        assert!(failure.outcome().is_some() && failure.schedule().is_some());
    }
    let said = failure(|| Err::<(), _>("no flour")).to_string();
    assert!(said.starts_with("exited with 1"), "{said}");
    assert!(said.contains(r#"print "Error: \"no flour\"""#), "{said}");
    let said = failure(|| ExitCode::from(2)).to_string();
    assert!(said.starts_with("exited with 2"), "{said}");
}

#[test]
fn what_was_not_explored_fails() {
    let twice = || {
        thread::spawn(|| print!("a"));
        print!("b");
    };
    let failure = *Explorer::new().max_executions(1).check(twice).unwrap_err();
    let said = failure.to_string();
    assert!(said.contains("more than 1 executions"), "{said}");
    assert!(said.contains("Make the program smaller"), "{said}");
    assert!(failure.outcome().is_none() && failure.schedule().is_none());

    let prints = || (0..5).for_each(|n| print!("{n}"));
    let said = Explorer::new().max_steps(3).check(prints).unwrap_err();
    assert!(said.to_string().contains("too many steps"), "{said}");

    let exchange = || {
        let value = AtomicU32::new(0);
        while value.compare_exchange_weak(0, 1, SeqCst, SeqCst).is_err() {}
    };
    let said = Explorer::new().check(exchange).unwrap_err().to_string();
    assert!(said.contains("not all that the program may do"), "{said}");
    assert!(said.contains("- `compare_exchange_weak` at "), "{said}");
    check(exchange).expect("each failure is explored");
}

/// A schedule that fails is worth more than a limit that was met.
#[test]
fn a_failure_comes_before_a_limit() {
    let explorer = Explorer::new().max_executions(1);
    assert!(explorer.explore(opposite_order).truncated().is_some());
    let failure = explorer
        .max_executions(3)
        .check(opposite_order)
        .unwrap_err();
    assert!(failure.outcome().is_some(), "{failure}");
}

#[test]
fn a_program_that_cannot_be_explored_fails() {
    let orders = Mutex::new(vec![1]);
    let said = failure(|| orders.lock().unwrap().push(2)).to_string();
    assert!(
        said.starts_with("the program cannot be explored: the value"),
        "{said}"
    );
}

/// The std lets a wait end by itself, so a check does.
#[test]
fn a_wait_outside_a_loop_fails() {
    let said = failure(|| {
        let (ready, set) = (Mutex::new(false), Condvar::new());
        thread::scope(|s| {
            s.spawn(|| {
                *ready.lock().unwrap() = true;
                set.notify_one();
            });
            let mut guard = ready.lock().unwrap();
            if !*guard {
                guard = set.wait(guard).unwrap();
            }
            assert!(*guard, "woken too early");
        });
    });
    let text = said.to_string();
    assert!(text.contains("wakes for no reason"), "{text}");
    assert!(
        said.schedule().unwrap().token().contains(" wakes=1 "),
        "{text}"
    );
}

/// One lost update of three is found with fewer switches than two are.
#[test]
fn the_schedule_is_the_shortest_of_all_that_fail() {
    let failure = failure(|| {
        let count = AtomicU32::new(0);
        let increment = || count.store(count.load(SeqCst) + 1, SeqCst);
        thread::scope(|s| {
            s.spawn(increment);
            s.spawn(increment);
            s.spawn(increment);
        });
        print!("{}", count.load(SeqCst));
        assert_eq!(count.load(SeqCst), 3);
    });
    let found = failure.schedule().unwrap();
    let outcome = failure.outcome().unwrap();
    assert_eq!(outcome.output, "2");
    assert_eq!(found.switches(), 4);
}

/// What a test shows that unwraps it, or returns it.
#[test]
fn what_is_shown_is_meant_to_be_read() {
    let failure = check(opposite_order).unwrap_err();
    let said = format!("{failure:?}");
    let token = failure.schedule().unwrap().token();
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines[0], "deadlock:");
    assert!(
        lines[1].starts_with("- main is blocked: lock Mutex ("),
        "{said}"
    );
    assert!(lines[1].ends_with(", held by Ana"), "{said}");
    assert!(
        lines[2].starts_with("- Ana is blocked: lock Mutex ("),
        "{said}"
    );
    assert_eq!(lines[3], "");
    assert_eq!(
        lines[4],
        "This schedule leads there, with one switch between threads:"
    );
    assert!(lines[6].starts_with("Ana "), "{said}");
    assert!(said.ends_with(&format!("\n    {token}\n")), "{said}");
    let boxed: Box<dyn Error + Send + Sync> = failure;
    assert_eq!(boxed.to_string(), said);
}

#[test]
fn a_schedule_is_run_again_from_its_text() {
    let failure = check(opposite_order).unwrap_err();
    let token = failure.schedule().unwrap().token();
    let schedule: Schedule = token.parse().unwrap();
    let outcome = Explorer::new().replay(&schedule, opposite_order).unwrap();
    assert_eq!(&outcome, failure.outcome().unwrap());
    assert_eq!(schedule.token(), token);
}

/// What may happen in it is a part of the schedule, whoever runs it again.
#[test]
fn a_schedule_brings_along_what_may_happen() {
    let gives_up = || {
        let value = AtomicU32::new(0);
        let attempt = || value.compare_exchange_weak(0, 1, SeqCst, SeqCst).is_ok();
        assert!(attempt() || attempt());
    };
    let explorer = Explorer::new().weak_failures_at_most(2);
    let failure = explorer.check(gives_up).unwrap_err();
    let kept: Schedule = failure.schedule().unwrap().token().parse().unwrap();
    let outcome = Explorer::new().replay(&kept, gives_up).unwrap();
    assert_eq!(&outcome, failure.outcome().unwrap());
}

/// A program that asks for the time, and one whose loop is cut short.
#[test]
fn so_it_does_for_time_and_loops() {
    let late = || {
        let sleeps = thread::spawn(|| thread::sleep(Duration::from_millis(5)));
        let start = time::Instant::now();
        sleeps.join().unwrap();
        assert!(start.elapsed() < Duration::from_millis(5));
    };
    let spins = || {
        let set = AtomicBool::new(false);
        thread::scope(|s| {
            s.spawn(|| set.store(true, SeqCst));
            let mut rounds = 0;
            while !set.load(SeqCst) {
                rounds += 1;
            }
            assert_ne!(rounds, 7, "more than the first patience");
        });
    };
    for program in [late as fn(), spins] {
        let failure = check(program).unwrap_err();
        let kept: Schedule = failure.schedule().unwrap().token().parse().unwrap();
        let outcome = Explorer::new().replay(&kept, program).unwrap();
        assert_eq!(&outcome, failure.outcome().unwrap());
    }
}

/// Another schedule looks at the lock; in this one its end is a choice, too.
#[test]
fn a_schedule_knows_what_needs_no_choice_without_the_others() {
    let program = || {
        let (lock, first) = (Mutex::new(0), AtomicBool::new(true));
        thread::scope(|s| {
            s.spawn(|| *lock.lock().unwrap() += 1);
            s.spawn(|| first.store(false, SeqCst));
            if first.load(SeqCst) {
                print!("{}", lock.try_lock().is_ok());
            }
        });
    };
    let found = explore(program);
    assert_eq!(found.outcomes().len(), 3);
    for outcome in found.outcomes().keys() {
        let kept: Schedule = found.schedule(outcome).unwrap().token().parse().unwrap();
        assert_eq!(&Explorer::new().replay(&kept, program).unwrap(), outcome);
    }
}

/// Threads that end before main has a choice.
#[test]
fn a_schedule_knows_what_comes_before_its_first_choice() {
    let program: fn() = || {
        let threads = [thread::spawn(|| ()), thread::spawn(|| ())];
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
        panic!("late");
    };
    let failure = check(program).unwrap_err();
    let token = failure.schedule().unwrap().token();
    let kept: Schedule = token.parse().unwrap();
    let outcome = Explorer::new().replay(&kept, program).unwrap();
    assert_eq!(&outcome, failure.outcome().unwrap());
}

#[test]
fn a_schedule_that_no_longer_fits_says_where() {
    let misfit = |token: &str, program: fn()| {
        let schedule: Schedule = token.parse().unwrap();
        Explorer::new()
            .replay(&schedule, program)
            .expect_err("it does not fit")
            .to_string()
    };
    let token = check(opposite_order)
        .unwrap_err()
        .schedule()
        .unwrap()
        .token();
    let said = misfit(&token, || ());
    assert!(said.contains("has changed since"), "{said}");
    assert!(said.contains("thread 1 cannot go on"), "{said}");

    let said = misfit("explore-1 steps=0*9", || print!("one"));
    assert!(
        said.contains("the program ends after `end` of main, "),
        "{said}"
    );
    assert!(said.ends_with("before step 3 of 9"), "{said}");

    let said = misfit("explore-1 steps=0", || {
        print!("one");
        print!("two");
    });
    assert!(
        said.contains("the program goes on after `print \"one\"` of main at "),
        "{said}"
    );
    assert!(said.ends_with("its last step"), "{said}");

    let said = misfit("explore-1 threads=0.1 steps=1,0", || print!("alone"));
    let at_start = "thread 1 cannot go on as it says at its start, before step 1 of 2";
    assert!(said.contains(at_start), "{said}");

    // Ana waits for the lock, and the schedule says that she takes it.
    let said = misfit("explore-1 threads=0.1 steps=0,1", || {
        let lock = Mutex::new(());
        thread::scope(|s| {
            let ana = thread::Builder::new().name("Ana".to_owned());
            ana.spawn_scoped(s, || drop(lock.lock())).unwrap();
            let held = lock.lock();
            print!("main has it");
            drop(held);
        });
    });
    assert!(
        said.contains("Ana cannot go on as it says after `lock Mutex ("),
        "{said}"
    );
    assert!(said.ends_with("before step 2 of 2"), "{said}");
}

#[test]
fn a_schedule_of_a_program_that_cannot_be_explored_is_an_error() {
    let orders = Mutex::new(vec![1]);
    let program = || orders.lock().unwrap().push(2);
    let schedule: Schedule = "explore-1 steps=0".parse().unwrap();
    let explorer = Explorer::new();
    explorer
        .replay(&schedule, program)
        .expect_err("it is not over");
    let said = explorer.replay(&schedule, program).unwrap_err().to_string();
    assert!(said.contains("made at"), "{said}");
}
