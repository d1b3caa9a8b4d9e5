//! What a program captures is there in all executions. An object of explore-std
//! begins anew with each, or the program is refused; what anything else keeps is
//! noticed where it makes a difference.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;

use explore_std::cell::UnsafeCell;
use explore_std::sync::atomic::{AtomicPtr, AtomicU32, Ordering::SeqCst};
use explore_std::sync::{Mutex, OnceLock, RwLock, mpsc};
use explore_std::{End, Exploration, Explorer, Schedule, explore, print, thread};

/// What it prints where it comes to its end.
fn outputs(found: &Exploration) -> Vec<&str> {
    assert_eq!(found.truncated(), None);
    assert!(found.outcomes().keys().all(|o| o.end == End::Finished));
    found.outcomes().keys().map(|o| &*o.output).collect()
}

/// What `explore` says when it refuses a program.
fn refusal(program: impl Fn()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(|| explore(program)));
    *payload
        .expect_err("the program is refused")
        .downcast::<String>()
        .expect("a message")
}

#[test]
fn a_number_is_what_it_is() {
    let seats = 3;
    let found = explore(|| print!("{seats}"));
    assert_eq!(outputs(&found), ["3"]);
}

#[test]
fn a_shared_lock_begins_anew() {
    let count = Arc::new(Mutex::new(10));
    let program = || {
        let increment = |count: Arc<Mutex<u32>>| {
            let read = *count.lock().unwrap();
            *count.lock().unwrap() = read + 1;
        };
        let theirs = count.clone();
        let other = thread::spawn(move || increment(theirs));
        increment(count.clone());
        other.join().unwrap();
        print!("{}", count.lock().unwrap());
    };
    let found = explore(program);
    assert_eq!(outputs(&found), ["11", "12"]);
    assert_eq!(outputs(&explore(program)), ["11", "12"], "once more");
    for outcome in found.outcomes().keys() {
        let schedule = found.schedule(outcome).unwrap();
        let replayed = Explorer::new().replay(&schedule, program);
        assert_eq!(&replayed.unwrap(), outcome);
    }
}

#[test]
fn so_does_what_is_borrowed() {
    let count = AtomicU32::new(1);
    let ready = RwLock::new(false);
    let found = explore(|| {
        thread::scope(|s| {
            s.spawn(|| *ready.write().unwrap() = true);
            count.fetch_add(1, SeqCst);
        });
        print!("{} {}", count.load(SeqCst), ready.read().unwrap());
    });
    assert_eq!(outputs(&found), ["2 true"]);
}

/// The values of a graph are those of its first execution.
#[test]
fn so_it_is_in_a_graph() {
    let count = AtomicU32::new(7);
    let (found, graph) = Explorer::new().graph(|| {
        count.fetch_add(1, SeqCst);
    });
    assert_eq!(found.schedules(), 1);
    let shown = graph.states.iter().flat_map(|state| &state.objects);
    let values: Vec<_> = shown.flatten().filter_map(|o| o.value.as_deref()).collect();
    assert_eq!(values, ["7", "8"]);
}

/// The object that was at its place has another type.
#[test]
fn an_object_that_has_moved_takes_nothing_from_another_at_its_place() {
    let mut place = [0_u8; 0].map(|_: u8| Mutex::new(0_u8)).into_iter().next();
    let here = place.get_or_insert_with(|| Mutex::new(1_u8));
    assert_eq!(
        outputs(&explore(|| print!("{}", here.lock().unwrap()))),
        ["1"]
    );
    let other = Mutex::new(2_u8);
    assert_eq!(
        outputs(&explore(|| print!("{}", other.lock().unwrap()))),
        ["2"]
    );
    place = Some(other);
    let here = place.as_ref().unwrap();
    assert_eq!(
        outputs(&explore(|| print!("{}", here.lock().unwrap()))),
        ["2"]
    );
}

/// Its bytes, put back, would lead to memory that is somebody else's by now.
#[test]
fn an_object_that_owns_memory_is_refused() {
    let orders = Arc::new(Mutex::new(vec![1, 2]));
    let said = refusal(|| orders.lock().unwrap().push(3));
    assert!(said.contains("the value of the Mutex made at "), "{said}");
    assert!(said.contains("captured.rs:"), "{said}");
    assert!(said.contains("Make it inside the program"), "{said}");

    let name = OnceLock::new();
    let said = refusal(|| drop(name.set("Ana".to_owned())));
    assert!(
        said.contains("the value of the OnceLock made at "),
        "{said}"
    );

    let kept = RefCell::new(None);
    let said = refusal(|| {
        let mut kept = kept.borrow_mut();
        let (sender, _) = kept.get_or_insert_with(mpsc::channel::<u32>);
        sender.send(1).unwrap();
    });
    assert!(said.contains("the value of the channel made at "), "{said}");
}

/// To put back the object alone would part it from what is beside it.
#[test]
fn so_is_one_that_may_stand_for_data_beside_it() {
    let head = AtomicPtr::new(std::ptr::null_mut::<u32>());
    let said = refusal(|| {
        head.load(SeqCst);
    });
    assert!(
        said.contains("the value of the AtomicPtr made at "),
        "{said}"
    );

    let length = AtomicU32::new(0);
    let buffer = UnsafeCell::new([0; 4]);
    let said = refusal(|| {
        buffer.get();
        length.store(1, SeqCst);
    });
    assert!(
        said.contains("the value of the AtomicU32 made at "),
        "{said}"
    );
}

/// A static has nothing on the heap when a program begins, whatever is captured
/// beside it.
#[test]
fn a_static_that_comes_to_own_memory_begins_anew() {
    static ORDERS: Mutex<Vec<u32>> = Mutex::new(Vec::new());
    let first = 5;
    let found = explore(|| {
        ORDERS.lock().unwrap().push(first);
        print!("{:?}", ORDERS.lock().unwrap());
    });
    assert_eq!(outputs(&found), ["[5]"]);
}

#[test]
fn a_cell_that_changes_what_is_done_is_noticed() {
    let count = Rc::new(Cell::new(0));
    let said = refusal(|| {
        count.set(count.get() + 1);
        print!("{}", count.get());
    });
    assert!(said.contains("did something else"), "{said}");
    assert!(said.contains("that the program captures"), "{said}");
}

/// Nothing comes of it, and it tells how often the program was run.
#[test]
fn a_cell_that_nobody_reads_is_none_of_its_affairs() {
    let runs = Cell::new(0);
    let found = explore(|| runs.set(runs.get() + 1));
    assert_eq!(found.outcomes().len(), 1);
    assert_eq!(
        runs.get(),
        found.executions() + 1,
        "one schedule is run twice"
    );
}

/// A panic of the engine in an execution leaves nothing behind that borrows.
#[test]
fn a_program_that_is_refused_leaves_room_for_the_next() {
    for _ in 0..2 {
        let orders = Mutex::new(vec![1]);
        refusal(|| orders.lock().unwrap().push(2));
    }
    let found = explore(|| print!("next"));
    assert_eq!(outputs(&found), ["next"]);
}

/// It is run again by the same closure, or by another of the same kind.
#[test]
fn a_schedule_that_is_kept_runs_a_closure() {
    let start = 4;
    let program = || {
        let count = AtomicU32::new(start);
        let increment = || count.store(count.load(SeqCst) + 1, SeqCst);
        thread::scope(|s| {
            s.spawn(increment);
            s.spawn(increment);
        });
        print!("{}", count.load(SeqCst));
    };
    let found = explore(program);
    let lost = found.outcomes().keys().find(|o| o.output == "5").unwrap();
    let kept: Schedule = found.schedule(lost).unwrap().token().parse().unwrap();
    assert_eq!(&Explorer::new().replay(&kept, program).unwrap(), lost);
}
