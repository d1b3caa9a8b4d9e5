//! A small graph, for the tests of this folder.

use std::collections::BTreeMap;

use anyhow::Result;
use explore_std::End;
use explore_std::graph::{
    Action, Branch, Edge, Graph, ObjectKind, Operation, SharedObject, State, Status, ThreadState,
};

use super::super::testing::place;
use super::super::{All, Explored, Helper};
use super::Outline;

fn action(operation: Operation, object: usize) -> Action {
    Action {
        operation,
        object: Some(object),
        thread: None,
        detail: None,
    }
}

pub fn at(line: u32, status: Status) -> Option<ThreadState> {
    Some(ThreadState {
        status,
        next: Some(action(Operation::Lock, 0)),
        place: Some(place(line)),
        locals: Vec::new(),
    })
}

pub fn edge(thread: usize, branch: Branch) -> Edge {
    Edge {
        thread,
        branch,
        printed: String::new(),
        then: Vec::new(),
        to: 1,
    }
}

/// Main goes on, or ends.
pub fn graph() -> Graph {
    let ended = ThreadState {
        status: Status::Finished,
        next: None,
        place: None,
        locals: Vec::new(),
    };
    let state = State {
        threads: vec![at(3, Status::Ready), None],
        objects: vec![None],
        steps: vec![edge(0, Branch::Proceeds)],
        end: None,
    };
    let end = State {
        threads: vec![Some(ended), None],
        steps: Vec::new(),
        end: Some(End::Finished),
        ..state.clone()
    };
    Graph {
        threads: vec!["main".into(), "first".into()],
        objects: vec![SharedObject {
            kind: ObjectKind::Mutex,
            place: place(2),
            called: String::new(),
            nth: 0,
        }],
        states: vec![state, end],
    }
}

fn helper(name: &str, all: All) -> Helper {
    let name = name.to_owned();
    Helper { name, all }
}

pub fn outline(graph: &Graph) -> Result<Outline> {
    let objects = graph.objects.iter().map(|_| "taken".to_owned());
    let explored = Explored {
        listing: "threads/some",
        file: "src/main.rs",
        source: "",
        graph,
        executions: 1,
        objects: &objects.collect::<Vec<_>>(),
        helpers: &[
            helper("outer", All::Within(10..=20)),
            helper("inner", All::Within(12..=14)),
            helper("queue.put", All::CalledAt(13, 5)),
            helper("event.set", All::CalledAt(22, 5)),
        ],
    };
    Outline::new(&explored, &BTreeMap::new())
}

pub fn refusal(graph: &Graph) -> String {
    format!("{:#}", outline(graph).unwrap_err())
}
