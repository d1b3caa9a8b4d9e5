//! A small graph, for the tests of this folder.

use std::collections::BTreeMap;

use anyhow::Result;
use explore_std::End;
use explore_std::graph::{
    Action, Branch, Edge, Graph, ObjectKind, Operation, SharedObject, State, Status, ThreadState,
};

use super::display_graph::DisplayGraph;
use crate::schedules::explore::{CollapsedCall, Explored, Extent};
use crate::schedules::testing::place;

pub fn action(operation: Operation) -> Action {
    Action {
        operation,
        object: None,
        thread: None,
        detail: None,
    }
}

pub fn on(operation: Operation, object: usize) -> Action {
    Action {
        object: Some(object),
        ..action(operation)
    }
}

pub fn join(thread: usize) -> Action {
    Action {
        thread: Some(thread),
        ..action(Operation::Join)
    }
}

pub fn at(line: u32, status: Status) -> Option<ThreadState> {
    Some(ThreadState {
        status,
        next: Some(on(Operation::Lock, 0)),
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

fn call(name: &str, extent: Extent) -> CollapsedCall {
    let name = name.to_owned();
    CollapsedCall { name, extent }
}

pub fn displayed(graph: &Graph) -> Result<DisplayGraph> {
    let objects = graph.objects.iter().map(|_| "taken".to_owned());
    let at = |line| Extent::Call { line, column: 5 };
    let explored = Explored {
        listing: "threads/some".into(),
        file: "src/main.rs".into(),
        source: String::new(),
        graph: graph.clone(),
        executions: 1,
        objects: objects.collect(),
        collapsed_calls: vec![
            call("outer", Extent::Function(10..=20)),
            call("inner", Extent::Function(12..=14)),
            call("queue.put", at(13)),
            call("event.set", at(22)),
        ],
    };
    DisplayGraph::new(&explored, &BTreeMap::new())
}

pub fn refusal(graph: &Graph) -> String {
    format!("{:#}", displayed(graph).unwrap_err())
}
