//! A state as a reader is to see it. Views are made only where the graph is
//! asked for.

use super::object::{Model, Progress};
use super::op::{Id, Lane, Op};
use super::search::{Node, Search};
use super::thread::Thread;
use super::world::World;
use crate::graph::{
    Action, Branch, Detail, Edge, Graph, ObjectState, Place, SharedObject, State, Status,
    ThreadState,
};

/// The threads and objects of a state.
#[derive(Debug)]
pub(crate) struct View {
    threads: Vec<Option<ThreadState>>,
    objects: Vec<Option<ObjectState>>,
}

impl From<super::op::Place> for Place {
    fn from(place: super::op::Place) -> Self {
        Self {
            file: place.file.into(),
            line: place.line,
            column: place.column,
        }
    }
}

impl World {
    pub(super) fn view(&self) -> View {
        let threads = 0..self.threads.len();
        let objects = 0..self.objects.len();
        View {
            threads: threads.map(|lane| self.thread_state(lane)).collect(),
            objects: objects.map(|id| self.object_state(id)).collect(),
        }
    }

    fn thread_state(&self, lane: Lane) -> Option<ThreadState> {
        let thread = self.threads[lane].as_ref()?;
        let pending = (thread.pending.as_ref()).filter(|_| !thread.stopped);
        Some(ThreadState {
            status: self.status(lane, thread),
            next: pending.map(|pending| action(&pending.op)),
            place: pending.map(|pending| pending.place.into()),
            locals: (thread.locals.iter())
                .map(|local| (local.name.to_owned(), local.value.clone()))
                .collect(),
        })
    }

    fn status(&self, lane: Lane, thread: &Thread) -> Status {
        match (&thread.ended, &thread.pending) {
            (Some(ended), _) if thread.stopped => match &ended.panic {
                Some(message) => Status::Panicked(message.clone()),
                None => Status::Finished,
            },
            _ if !self.may_go_on(lane) => Status::Blocked(self.obstacles(lane)),
            _ if self.deferred(lane).is_some() => Status::Spins,
            _ => Status::Ready,
        }
    }

    /// Whether a thread may still go on. One that only could for no reason does
    /// not where it has done so often enough, and where the program has ended.
    fn may_go_on(&self, lane: Lane) -> bool {
        let must = self.must_go_on(lane).is_some();
        let may = self.exit.is_none() && self.deferred(lane).is_none();
        must || may && !self.ways(lane).is_empty()
    }

    /// The threads that hold what this one waits for, or for whose end it waits.
    fn obstacles(&self, lane: Lane) -> Vec<Lane> {
        let Some(pending) = &self.thread_at(lane).pending else {
            return Vec::new();
        };
        match (&pending.op, pending.op.object()) {
            (Op::Join(other), _) => vec![*other],
            (Op::EndScope(owner, scope), _) => self
                .lanes()
                .filter(|(_, t)| t.scope == Some((*owner, *scope)) && t.ended.is_none())
                .map(|(lane, _)| lane)
                .collect(),
            (_, Some(id)) => self.object_at(id).holders(),
            _ => Vec::new(),
        }
    }
}

/// An operation, as the graph tells it.
pub(super) fn action(op: &Op) -> Action {
    Action {
        operation: op.operation(),
        object: op.object(),
        thread: op.thread(),
        detail: match op {
            Op::Print(text) => Some(Detail::Prints(text.clone())),
            Op::Return(result) => result.panic.clone().map(Detail::Panicked),
            Op::Exit(code) => code.map(Detail::Code),
            _ => None,
        },
    }
}

impl World {
    fn object_state(&self, id: Id) -> Option<ObjectState> {
        let object = self.objects[id].as_ref()?;
        let waits = |(lane, thread): &(Lane, &Thread)| {
            let pending = thread.pending.as_ref();
            pending.is_some_and(|p| p.op.object() == Some(id))
                && !self.ways(*lane).contains(&Branch::Proceeds)
        };
        let value = match &object.model {
            Model::Channel { messages, .. } => {
                let texts = messages
                    .iter()
                    .map(|m| self.messages.get(&m.ticket).cloned());
                let texts: Option<Vec<String>> = texts.collect();
                Some(texts.map_or(messages.len().to_string(), |t| {
                    format!("[{}]", t.join(", "))
                }))
            }
            Model::Once(Progress::Done) => Some("initialised".into()),
            _ => object.shown.clone(),
        };
        Some(ObjectState {
            value,
            holders: object.holders(),
            waiters: self.lanes().filter(waits).map(|(lane, _)| lane).collect(),
            poisoned: match object.model {
                Model::Mutex { poisoned, .. } | Model::RwLock { poisoned, .. } => poisoned,
                Model::Once(progress) => progress == Progress::Poisoned,
                _ => false,
            },
        })
    }
}

/// The graph of a search that has kept the views of its states.
pub(crate) fn graph(search: &Search) -> Graph {
    let objects = shared(search);
    let mut states: Vec<State> = search.nodes.iter().map(state).collect();
    let (threads, width) = (search.names.threads().to_vec(), objects.len());
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
    for origin in search.names.objects() {
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
            .map(|(choice, edge)| Edge {
                thread: choice.lane,
                branch: choice.branch,
                printed: edge.step.printed.clone(),
                then: edge.step.then.clone(),
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
    for at in in_order(states) {
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

/// The states, each after all from which a step leads to it.
fn in_order(states: &[State]) -> Vec<usize> {
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
