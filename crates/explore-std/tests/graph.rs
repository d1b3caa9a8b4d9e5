//! What a reader sees of the states of a program.

use explore_std as std;
use std::graph::{Graph, State, Status};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::{Explorer, thread};

fn graph(program: fn()) -> Graph {
    let (exploration, graph) = Explorer::new().graph(program);
    assert_eq!(exploration.truncated(), None);
    graph
}

/// The state after these choices: the thread each time, in the first way it can.
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
    assert_eq!(graph.objects[0].kind, "AtomicI32");
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
    assert_eq!((next.verb.as_str(), next.object), ("load", Some(0)));
    assert!(place.file.ends_with("graph.rs"), "{place:?}");
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
