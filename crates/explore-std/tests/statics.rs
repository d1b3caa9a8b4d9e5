//! Data that a program keeps from one execution to the next, in a process whose
//! other threads keep explore-std from putting it back: this one. Where it can
//! be put back, the programs are `programs/static_*.rs`.
#![allow(unsafe_code, reason = "a `static mut` is used in no other way")]

use std::cell::Cell;
use std::panic::catch_unwind;

use explore_std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use explore_std::sync::{LazyLock, Mutex, OnceLock};
use explore_std::{explore, println, thread};

/// What `explore` says when it refuses a program.
fn refusal(program: fn()) -> String {
    let payload = catch_unwind(|| explore(program)).expect_err("the program is refused");
    *payload.downcast::<String>().expect("a message")
}

fn twice(f: fn()) {
    let threads = [thread::spawn(f), thread::spawn(f)];
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
}

#[test]
fn a_static_that_cannot_begin_anew_is_refused_by_its_name() {
    static LOCK: Mutex<()> = Mutex::new(());
    static mut COUNT: u32 = 0;
    let said = refusal(|| {
        twice(|| {
            let _guard = LOCK.lock().unwrap();
            unsafe { COUNT += 1 };
        });
    });
    assert!(said.contains("::COUNT` does not begin anew"), "{said}");
    assert!(said.contains("Keep the value in a `Mutex`"), "{said}");
}

/// The data is in one static with an object of the engine.
#[test]
fn so_is_one_that_begins_anew_in_part() {
    struct Counter {
        locked: AtomicBool,
        count: Cell<u32>,
    }
    // SAFETY: the threads take turns.
    unsafe impl Sync for Counter {}
    static COUNTER: Counter = Counter {
        locked: AtomicBool::new(false),
        count: Cell::new(0),
    };
    let said = refusal(|| {
        twice(|| {
            while COUNTER.locked.swap(true, SeqCst) {}
            COUNTER.count.set(COUNTER.count.get() + 1);
            COUNTER.locked.store(false, SeqCst);
        });
    });
    assert!(said.contains("::COUNTER` does not begin anew"), "{said}");
}

#[test]
fn what_begins_anew_by_itself_is_not_refused() {
    static LIST: Mutex<Vec<u32>> = Mutex::new(Vec::new());
    static MADE: LazyLock<Mutex<u32>> = LazyLock::new(Mutex::default);
    static NAME: OnceLock<String> = OnceLock::new();
    let found = explore(|| {
        twice(|| {
            NAME.get_or_init(|| "first".to_owned());
            *MADE.lock().unwrap() += 1;
            LIST.lock().unwrap().push(1);
        });
        println!("{:?} {}", LIST.lock().unwrap(), MADE.lock().unwrap());
    });
    let outputs: Vec<_> = found.outcomes().keys().map(|o| &*o.output).collect();
    assert_eq!(outputs, ["[1, 1] 2\n"]);
}

/// What a macro keeps, such as `tracing` for an event, is its own affair.
#[test]
fn a_static_with_the_name_of_a_macro_is_not_refused() {
    static LOCK: Mutex<()> = Mutex::new(());
    static mut __CALLSITE: u32 = 0;
    let found = explore(|| {
        twice(|| {
            let _guard = LOCK.lock().unwrap();
            unsafe { __CALLSITE += 1 };
        });
    });
    assert_eq!(found.outcomes().len(), 1);
}

/// A name without a hash may be that of a library in C.
#[unsafe(no_mangle)]
static mut EXPLORE_STD_CANNOT_SEE_IT: u32 = 0;

#[test]
fn what_cannot_be_seen_is_told_by_what_comes_of_it() {
    let said = refusal(|| {
        let count = unsafe {
            EXPLORE_STD_CANNOT_SEE_IT += 1;
            EXPLORE_STD_CANNOT_SEE_IT
        };
        println!("before");
        println!("{count}");
    });
    assert!(said.contains("did something else"), "{said}");
    assert!(
        said.contains("after `print \"before\\n\"` of main"),
        "{said}"
    );
    for likely in [
        "static",
        "time",
        "chance",
        "address",
        "HashMap",
        "environment",
    ] {
        assert!(said.contains(likely), "{likely}: {said}");
    }
}
