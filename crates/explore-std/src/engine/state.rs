//! The state of an execution: its threads, its objects, and its clock.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::context::Context;
use super::fingerprint::{Digest, digest};
use super::handle::Origin;
use super::ids::{MAIN, MessageId, ObjectId, ThreadId};
use super::label::Label;
use super::objects::{Kind, Object};
use super::op::Op;
use super::thread::Thread;
use crate::graph::Branch;
use crate::outcome::End;

/// The state of one execution.
pub(crate) struct ExecutionState {
    /// Which execution of this process it is.
    pub serial: u32,
    pub threads: Vec<Option<Thread>>,
    pub objects: Vec<Option<Object>>,
    /// What the objects of this execution were made as.
    pub origins: HashSet<Origin>,
    /// What messages look like, where views are kept.
    pub messages: HashMap<MessageId, String>,
    /// In which branch the thread that has its turn goes on.
    pub turn: Option<Branch>,
    pub steps: usize,
    /// Whether the search wants to know what the transition under way does.
    pub is_labelled: bool,
    /// The label of the transition under way.
    pub label: Option<Label>,
    pub exit: Option<End>,
    /// What makes it impossible to explore the program.
    pub failure: Option<String>,
    /// The time that it must be, where the program asks for the time.
    pub clock: Duration,
    pub context: Context,
}

impl ExecutionState {
    /// The start of an execution: `main` is about to begin.
    pub fn new(mut context: Context) -> Self {
        static SERIAL: AtomicU32 = AtomicU32::new(1);
        context.names.call(MAIN, "main");
        let main = Thread::new("main".into(), Some(Arc::from("main")), 0, Duration::ZERO);
        Self {
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            threads: vec![Some(main)],
            objects: Vec::new(),
            origins: HashSet::new(),
            messages: HashMap::new(),
            turn: None,
            steps: 0,
            is_labelled: false,
            label: None,
            exit: None,
            failure: None,
            clock: Duration::ZERO,
            context,
        }
    }

    pub fn thread(&self, id: ThreadId) -> &Thread {
        self.threads[id]
            .as_ref()
            .expect("a thread of this execution")
    }

    pub fn thread_mut(&mut self, id: ThreadId) -> &mut Thread {
        self.threads[id]
            .as_mut()
            .expect("a thread of this execution")
    }

    pub fn object(&self, id: ObjectId) -> &Object {
        self.objects[id]
            .as_ref()
            .expect("an object of this execution")
    }

    pub fn object_mut(&mut self, id: ObjectId) -> &mut Object {
        self.objects[id]
            .as_mut()
            .expect("an object of this execution")
    }

    /// The model of an object, which is of this kind.
    pub fn model<M: Kind>(&self, id: ObjectId) -> &M {
        M::of(&self.object(id).model)
    }

    pub fn model_mut<M: Kind>(&mut self, id: ObjectId) -> &mut M {
        M::of_mut(&mut self.object_mut(id).model)
    }

    /// The threads that have been started, in order.
    pub fn started(&self) -> impl Iterator<Item = (ThreadId, &Thread)> {
        (self.threads.iter().enumerate()).filter_map(|(id, t)| Some((id, t.as_ref()?)))
    }

    /// Adds a thread.
    pub fn add_thread(&mut self, id: ThreadId, thread: Thread) {
        if self.threads.len() <= id {
            self.threads.resize_with(id + 1, || None);
        }
        self.threads[id] = Some(thread);
    }

    /// Adds an object, which `user` is the first to use, under the number that
    /// it has in every execution.
    pub fn add_object(&mut self, origin: Origin, user: ThreadId) -> ObjectId {
        if !self.origins.insert(origin) {
            self.context.names.several(origin);
        }
        let firsts = self.thread_mut(user).firsts.entry(origin).or_insert(0);
        *firsts += 1;
        let nth = *firsts;
        let (id, label) = self.context.names.object(origin, user, nth);
        if self.objects.len() <= id {
            self.objects.resize_with(id + 1, || None);
        }
        self.objects[id] = Some(Object::new(label, origin));
        id
    }

    /// The hash of all that can matter from here on.
    pub fn hash(&self) -> Digest {
        let threads: Vec<_> = self
            .started()
            .map(|(id, t)| match &t.ended {
                Some(ended) if t.stopped => (id, digest(&(ended, t.clock, t.scope))),
                _ => (
                    id,
                    digest(&(
                        t.observation_hash,
                        &t.pending,
                        t.unparked,
                        t.unpark_hash,
                        t.clock,
                    )),
                ),
            })
            .collect();
        let objects: Vec<_> = (self.objects.iter().enumerate())
            .filter_map(|(id, o)| o.as_ref().map(|o| (id, o.value.fingerprint, &o.model)))
            .collect();
        digest(&(threads, objects, self.clock, &self.exit))
    }

    /// A thread sleeps, or waits in vain, for so long.
    pub fn pass(&mut self, thread: ThreadId, time: Duration) {
        if self.context.names.observes_time() {
            let thread = self.thread_mut(thread);
            thread.clock = thread.clock.saturating_add(time);
        }
    }

    /// A step is no earlier than the one before it.
    pub fn set_clock(&mut self, thread: ThreadId) -> Duration {
        if self.context.names.observes_time() {
            self.clock = self.clock.max(self.thread(thread).clock);
            self.thread_mut(thread).clock = self.clock;
        }
        self.clock
    }

    /// An operation in words: `lock Mutex (src/main.rs:7)`.
    pub fn describe(&self, op: &Op) -> String {
        let operation = op.operation();
        if let Some(id) = op.object() {
            return format!("{operation} {}", self.object(id).label);
        }
        match (op, op.thread()) {
            (Op::Print(text), _) => format!("{operation} {text:?}"),
            (Op::Return(result), _) => match &result.panic {
                Some(message) => format!("panic: {message}"),
                None => operation.to_string(),
            },
            (_, Some(thread)) => format!("{operation} {}", self.thread(thread).label),
            _ => operation.to_string(),
        }
    }
}
