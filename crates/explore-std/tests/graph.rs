//! What a reader sees of the states of a program.

use explore_std as std;
use std::collections::BTreeSet;
use std::graph::{
    AtomicOperation, AtomicType, Branch, Graph, ObjectKind, Operation, State, Status,
};
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::time::Duration;
use std::{Explorer, thread};

fn graph(program: fn()) -> Graph {
    let limit = Duration::from_secs(60);
    let (exploration, graph) = bounded::watched(limit, || Explorer::new().graph(program));
    assert_eq!(exploration.truncated(), None);
    graph
}

/// The state after these choices: the thread each time, in its first branch.
fn after<'a>(graph: &'a Graph, threads: &[&str]) -> &'a State {
    threads.iter().fold(&graph.states[0], |state, thread| {
        let step = state
            .steps
            .iter()
            .find(|step| graph.threads[step.thread] == *thread);
        &graph.states[step
            .unwrap_or_else(|| panic!("{thread} cannot go on: {state:#?}"))
            .to]
    })
}

fn update() {
    let value = AtomicI32::new(7);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let copy = value.load(SeqCst);
                let _mark = std::local("copy", &copy);
                value.store(copy + 1, SeqCst);
            });
        }
    });
}

#[test]
fn a_value_is_seen_before_and_after_each_step() {
    let graph = graph(update);
    let value = |state: &State| state.objects[0].clone().unwrap().value.unwrap();
    assert_eq!(graph.objects[0].kind, ObjectKind::Atomic(AtomicType::I32));
    assert_eq!(value(&graph.states[0]), "7");
    assert_eq!(value(after(&graph, &["thread 1"])), "7");
    assert_eq!(value(after(&graph, &["thread 1", "thread 1"])), "8");
}

#[test]
fn a_marked_local_is_seen_while_it_is_in_scope() {
    let graph = graph(update);
    let locals = |state: &State| state.threads[1].clone().unwrap().locals;
    assert_eq!(locals(&graph.states[0]), []);
    let loaded = after(&graph, &["thread 1"]);
    assert_eq!(locals(loaded), [("copy".to_owned(), "7".to_owned())]);
    assert_eq!(locals(after(&graph, &["thread 1", "thread 1"])), []);
}

#[test]
fn a_thread_says_where_it_is_and_what_comes_next() {
    let graph = graph(update);
    let thread = graph.states[0].threads[2].clone().unwrap();
    assert_eq!(thread.status, Status::Ready);
    let (next, place) = (thread.next.unwrap(), thread.place.unwrap());
    let load = Operation::Atomic(AtomicOperation::Load);
    assert_eq!((next.operation, next.object), (load, Some(0)));
    assert!(place.file.ends_with("graph.rs"), "{place:?}");
}

#[test]
fn an_operation_on_an_atomic_is_called_as_its_method() {
    fn program() {
        let value = AtomicI32::new(0);
        value.store(value.load(SeqCst), SeqCst);
        value.swap(1, SeqCst);
        let _ = value.compare_exchange(0, 1, SeqCst, SeqCst);
        let _ = value.compare_exchange_weak(0, 1, SeqCst, SeqCst);
        value.fetch_add(1, SeqCst);
        value.fetch_sub(1, SeqCst);
        value.fetch_and(1, SeqCst);
        value.fetch_nand(1, SeqCst);
        value.fetch_or(1, SeqCst);
        value.fetch_xor(1, SeqCst);
        value.fetch_max(1, SeqCst);
        value.fetch_min(1, SeqCst);
    }
    let graph = graph(program);
    let next = |state: &State| Some(state.threads[0].as_ref()?.next.as_ref()?.operation);
    let operations: Vec<_> = graph.states.iter().filter_map(next).collect();
    let names = [
        "load",
        "store",
        "swap",
        "compare_exchange",
        "compare_exchange_weak",
        "fetch_add",
        "fetch_sub",
        "fetch_and",
        "fetch_nand",
        "fetch_or",
        "fetch_xor",
        "fetch_max",
        "fetch_min",
    ];
    assert_eq!(
        operations.iter().map(|o| o.as_str()).collect::<Vec<_>>(),
        names
    );
}

#[test]
fn who_waits_for_a_mutex_and_who_holds_it_is_seen() {
    fn program() {
        let (left, right) = (Mutex::new(1), Mutex::new(2));
        thread::scope(|s| {
            s.spawn(|| *left.lock().unwrap() + *right.lock().unwrap());
            s.spawn(|| *right.lock().unwrap() + *left.lock().unwrap());
        });
    }
    let graph = graph(program);
    let stuck = after(&graph, &["thread 1", "thread 2"]);
    let threads: Vec<_> = stuck.threads.iter().flatten().map(|t| &t.status).collect();
    assert_eq!(
        threads[1..],
        [&Status::Blocked(vec![2]), &Status::Blocked(vec![1])]
    );
    let left = stuck.objects[0].clone().unwrap();
    assert_eq!((left.holders, left.waiters), (vec![1], vec![2]));
    assert!(stuck.end.is_some());
}

/// As a library makes its objects: all at one place of the program.
#[track_caller]
fn slot() -> (Mutex<bool>, Mutex<u32>, Condvar) {
    (
        Mutex::new(false).__called("closed"),
        Mutex::new(0).__called("item"),
        Condvar::new(),
    )
}

/// Who uses which first is left to the schedule.
fn two_mutexes_of_one_place() {
    let (closed, item, changed) = slot();
    thread::scope(|s| {
        s.spawn(|| *item.lock().unwrap() = 5);
        *closed.lock().unwrap() = true;
        *item.lock().unwrap() += 1;
        changed.notify_all();
    });
}

#[test]
fn objects_of_one_place_are_known_by_their_types_and_by_what_they_are_called() {
    let graph = graph(two_mutexes_of_one_place);
    let mut objects: Vec<_> = (graph.objects.iter())
        .map(|object| (object.kind, object.called.as_str(), object.nth))
        .collect();
    objects.sort_unstable();
    let expected = [
        (ObjectKind::Mutex, "closed", 0),
        (ObjectKind::Mutex, "item", 0),
        (ObjectKind::Condvar, "", 0),
    ];
    assert_eq!(objects, expected);
    let values = |called| {
        let at = graph
            .objects
            .iter()
            .position(|o| o.called == called)
            .unwrap();
        let objects = graph
            .states
            .iter()
            .filter_map(move |state| state.objects[at].clone());
        objects
            .filter_map(|object| object.value)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        values("closed"),
        ["false", "true"].map(str::to_owned).into()
    );
    assert_eq!(
        values("item"),
        ["0", "1", "5", "6"].map(str::to_owned).into()
    );
}

#[test]
fn a_wait_that_may_end_for_no_reason_may_also_never_end() {
    fn program() {
        thread::park();
    }
    let (_, graph) = Explorer::new().spurious(true).graph(program);
    let steps = graph.states[0].steps.iter();
    let branches: Vec<_> = steps.map(|step| step.branch).collect();
    assert_eq!(branches, [Branch::WakesSpuriously, Branch::NeverWakes]);
    let stuck = &graph.states[graph.states[0].steps[1].to];
    assert!(
        matches!(stuck.end, Some(std::End::Deadlock(_))),
        "{stuck:?}"
    );
    let main = stuck.threads[0].as_ref().unwrap();
    assert_eq!(main.status, Status::Blocked(vec![]));
}
