//! Views: a state as a reader is to see it.
//!
//! They are made only where the graph is asked for.

use super::ids::{ObjectId, Place, ThreadId};
use super::objects::{AnyModel, Object, Once};
use super::op::Op;
use super::state::ExecutionState;
use super::thread::{Pending, Thread};
use crate::graph::{self, Branch, ObjectState, Status, ThreadState};

/// The threads and objects of a state.
#[derive(Debug)]
pub(crate) struct View {
    pub threads: Vec<Option<ThreadState>>,
    pub objects: Vec<Option<ObjectState>>,
}

impl From<Place> for graph::Place {
    fn from(place: Place) -> Self {
        Self {
            file: place.file.into(),
            line: place.line,
            column: place.column,
        }
    }
}

impl View {
    pub fn of(state: &ExecutionState) -> Self {
        let threads = 0..state.threads.len();
        let objects = 0..state.objects.len();
        Self {
            threads: threads.map(|id| thread_state(state, id)).collect(),
            objects: objects.map(|id| object_state(state, id)).collect(),
        }
    }
}

fn thread_state(state: &ExecutionState, id: ThreadId) -> Option<ThreadState> {
    let thread = state.threads[id].as_ref()?;
    let pending = thread.pending.as_ref().filter(|_| !thread.stopped);
    let locals = thread.locals.iter();
    Some(ThreadState {
        status: status(state, id, thread),
        next: pending.map(|pending| pending.op.action()),
        place: pending.map(|pending| pending.place.into()),
        locals: locals
            .map(|local| (local.name.to_owned(), local.value.clone()))
            .collect(),
    })
}

fn status(state: &ExecutionState, id: ThreadId, thread: &Thread) -> Status {
    match (&thread.ended, &thread.pending) {
        (Some(ended), _) if thread.stopped => match &ended.panic {
            Some(message) => Status::Panicked(message.clone()),
            None => Status::Finished,
        },
        _ if !may_go_on(state, id) => Status::Blocked(obstacles(state, id)),
        _ if state.deferred(id).is_some() => Status::Spins,
        _ => Status::Ready,
    }
}

/// Whether a thread may still go on. One that only could for no reason does
/// not where it has done so often enough, and where the program has ended.
fn may_go_on(state: &ExecutionState, id: ThreadId) -> bool {
    let must = state.certain(id).is_some();
    let may = state.exit.is_none() && state.deferred(id).is_none();
    must || may && !state.enabled(id).is_empty()
}

/// The threads that hold what this one waits for, or for whose end it waits.
fn obstacles(state: &ExecutionState, id: ThreadId) -> Vec<ThreadId> {
    let Some(Pending { op, .. }) = &state.thread(id).pending else {
        return Vec::new();
    };
    match (op, op.object()) {
        (Op::Join(other), _) => vec![*other],
        (Op::EndScope(owner, scope), _) => {
            let scope = Some((*owner, *scope));
            let running = |(_, t): &(ThreadId, &Thread)| t.scope == scope && t.ended.is_none();
            state.started().filter(running).map(|(id, _)| id).collect()
        }
        (_, Some(id)) => state.object(id).model.holders(),
        _ => Vec::new(),
    }
}

fn object_state(state: &ExecutionState, id: ObjectId) -> Option<ObjectState> {
    let object = state.objects[id].as_ref()?;
    let waits = |(waiter, thread): &(ThreadId, &Thread)| {
        let pending = thread.pending.as_ref();
        pending.is_some_and(|p| p.op.object() == Some(id))
            && !state.enabled(*waiter).contains(&Branch::Proceeds)
    };
    Some(ObjectState {
        value: shown(state, object),
        holders: object.model.holders(),
        waiters: state.started().filter(waits).map(|(id, _)| id).collect(),
        poisoned: object.model.is_poisoned(),
    })
}

/// The value in an object, as text.
fn shown(state: &ExecutionState, object: &Object) -> Option<String> {
    match &object.model {
        AnyModel::Channel(channel) => {
            let messages = channel.messages();
            let count = messages.len();
            let texts = messages.map(|message| state.messages.get(&message).cloned());
            let texts: Option<Vec<String>> = texts.collect();
            Some(texts.map_or(count.to_string(), |texts| format!("[{}]", texts.join(", "))))
        }
        AnyModel::Once(Once::Done) => Some("initialised".into()),
        _ => object.shown.clone(),
    }
}
