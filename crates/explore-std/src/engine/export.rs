//! The state graph of a search, for showing it.

use super::search::Search;
use super::state_graph::Node;
use crate::graph::{Edge, Graph, ObjectState, Place, SharedObject, State};

/// The graph of a search that has kept the views of its states.
pub(crate) fn graph(search: &Search) -> Graph {
    let objects = shared(search);
    let mut states: Vec<State> = search.nodes.iter().map(state).collect();
    let (threads, width) = (search.context.names.threads().to_vec(), objects.len());
    for state in &mut states {
        state.threads.resize(threads.len(), None);
        state.objects.resize(width, None);
    }
    show_before_use(&mut states, width);
    Graph {
        threads,
        objects,
        states,
    }
}

fn shared(search: &Search) -> Vec<SharedObject> {
    let mut objects: Vec<SharedObject> = Vec::new();
    for origin in search.context.names.objects() {
        let place = Place::from(origin.place);
        let made_so = |o: &&SharedObject| o.place == place && o.called == origin.called;
        let nth = objects.iter().filter(made_so).count();
        objects.push(SharedObject {
            kind: origin.kind,
            place,
            called: origin.called.into(),
            nth,
        });
    }
    objects
}

fn state(node: &Node) -> State {
    let view = node.view.as_ref().expect("views have been kept");
    State {
        threads: view.threads.clone(),
        objects: view.objects.clone(),
        steps: (node.known())
            .map(|(transition, edge)| Edge {
                thread: transition.thread,
                branch: transition.branch,
                printed: edge.label.printed.clone(),
                then: edge.label.then.clone(),
                to: edge.to,
            })
            .collect(),
        end: node.end.clone(),
    }
}

/// An object enters an execution when it is first used. Before, it looks as it
/// does then; nobody has had it.
fn show_before_use(states: &mut [State], width: usize) {
    let mut entered = vec![vec![false; width]; states.len()];
    let mut first: Vec<Option<ObjectState>> = vec![None; width];
    for at in topological_order(states) {
        for (id, object) in states[at].objects.iter().enumerate() {
            if let Some(object) = object {
                entered[at][id] = true;
                first[id].get_or_insert_with(|| ObjectState {
                    holders: Vec::new(),
                    waiters: Vec::new(),
                    ..object.clone()
                });
            }
        }
        let so_far = entered[at].clone();
        for step in &states[at].steps {
            for (there, here) in entered[step.to].iter_mut().zip(&so_far) {
                *there |= here;
            }
        }
    }
    for (state, entered) in states.iter_mut().zip(entered) {
        for (id, object) in state.objects.iter_mut().enumerate() {
            if !entered[id] {
                object.clone_from(&first[id]);
            }
        }
    }
}

/// The states in topological order: each after all from which a step leads to
/// it.
fn topological_order(states: &[State]) -> Vec<usize> {
    let mut before = vec![0; states.len()];
    for step in states.iter().flat_map(|state| &state.steps) {
        before[step.to] += 1;
    }
    let mut order: Vec<usize> = (0..states.len()).filter(|at| before[*at] == 0).collect();
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        next += 1;
        for step in &states[at].steps {
            before[step.to] -= 1;
            if before[step.to] == 0 {
                order.push(step.to);
            }
        }
    }
    order
}
