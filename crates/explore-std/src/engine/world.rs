//! One execution's state: its threads, its objects, and whose turn it is.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::key::{Digest, digest};
use super::object::{Model, Object, Origin};
use super::op::{Choice, Id, Lane, Op, Return, Touch};
use super::search::{Arrival, Move, Next, Search};
use super::thread::Thread;
use crate::graph::Branch;
use crate::outcome::{Blocked, End};

/// The state of one execution.
pub(crate) struct World {
    /// Which execution of this process it is.
    pub serial: u32,
    pub threads: Vec<Option<Thread>>,
    pub objects: Vec<Option<Object>>,
    /// What the objects of this execution were made as.
    pub origins: HashSet<Origin>,
    /// What messages look like, where views are kept.
    pub messages: HashMap<(Lane, u32), String>,
    /// In which way the thread that has its turn goes on.
    pub turn: Option<Branch>,
    pub steps: usize,
    /// The step that is being made, for the edge of the graph.
    pub made: Option<Move>,
    pub exit: Option<End>,
    /// The time that it must be, where the program asks for the time.
    pub clock: Duration,
    pub search: Search,
}

impl World {
    pub fn new(search: Search) -> Self {
        static SERIAL: AtomicU32 = AtomicU32::new(1);
        let mut search = search;
        search.names.call(0, "main");
        let main = Thread::new("main".into(), Some(Arc::from("main")), 0, Duration::ZERO);
        Self {
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            threads: vec![Some(main)],
            objects: Vec::new(),
            origins: HashSet::new(),
            messages: HashMap::new(),
            turn: None,
            steps: 0,
            made: None,
            exit: None,
            clock: Duration::ZERO,
            search,
        }
    }

    pub fn thread(&mut self, lane: Lane) -> &mut Thread {
        self.threads[lane]
            .as_mut()
            .expect("a thread of this execution")
    }

    pub fn thread_at(&self, lane: Lane) -> &Thread {
        self.threads[lane]
            .as_ref()
            .expect("a thread of this execution")
    }

    pub fn object(&mut self, id: Id) -> &mut Object {
        self.objects[id]
            .as_mut()
            .expect("an object of this execution")
    }

    pub fn object_at(&self, id: Id) -> &Object {
        self.objects[id]
            .as_ref()
            .expect("an object of this execution")
    }

    pub fn lanes(&self) -> impl Iterator<Item = (Lane, &Thread)> {
        (self.threads.iter().enumerate()).filter_map(|(lane, t)| Some((lane, t.as_ref()?)))
    }

    /// Decides what happens next, now that every thread has said what it is
    /// about to do; `None` ends the execution.
    pub fn decide(&mut self) -> Option<Choice> {
        let mut choices = self.choices();
        let mut end = self.end();
        let deferred = (self.lanes()).any(|(lane, _)| self.deferred(lane).is_some());
        self.search.deferred |= deferred;
        let need_not = |choice: &Choice| choice.branch == Branch::WakesSpuriously;
        if end.is_none() && choices.iter().all(need_not) {
            match (self.patient(), choices.first()) {
                (Some(choice), _) => choices.push(choice),
                (None, Some(&Choice { lane, .. })) => {
                    let branch = Branch::NeverWakes;
                    choices.push(Choice { lane, branch });
                }
                (None, None) => end = Some(self.stuck()),
            }
        }
        if end.is_none() && self.steps >= self.search.options.max_steps {
            end = Some(End::TooLong);
        }
        if end.is_some() {
            choices.clear();
        }
        let arrival = Arrival {
            key: self.search.wants_key().then(|| self.key()),
            view: self.search.wants_view().then(|| self.view()),
            step: self.made.take(),
            choices,
            end,
        };
        match self.search.arrive(arrival) {
            Next::Go(choice) => {
                self.steps += 1;
                Some(choice)
            }
            Next::Cut => None,
        }
    }

    /// What an operation of a thread has to do with.
    pub fn touch(&self, lane: Lane, op: &Op) -> Touch {
        match self.search.names.observes_time() {
            true => Touch::All,
            false => op.touches(lane),
        }
    }

    /// The fingerprint of all that can matter from here on.
    fn key(&self) -> Digest {
        let threads: Vec<_> = self
            .lanes()
            .map(|(lane, t)| match &t.ended {
                Some(ended) if t.stopped => (lane, digest(&(ended, t.clock, t.scope))),
                _ => (
                    lane,
                    digest(&(t.history, &t.pending, t.unparked, t.told, t.clock)),
                ),
            })
            .collect();
        let objects: Vec<_> = (self.objects.iter().enumerate())
            .filter_map(|(id, o)| o.as_ref().map(|o| (id, o.token, &o.model)))
            .collect();
        digest(&(threads, objects, self.clock, &self.exit))
    }

    /// How the program has ended, if it has.
    fn end(&self) -> Option<End> {
        if self.exit.is_some() {
            return self.exit.clone();
        }
        let main = (self.thread_at(0).ended.as_ref()).filter(|_| self.thread_at(0).stopped)?;
        Some(match &main.panic {
            Some(message) => End::Panicked(message.clone()),
            None => End::Finished,
        })
    }

    /// What to call it when nobody can go on.
    pub fn stuck(&self) -> End {
        let spinning: Vec<String> = self
            .lanes()
            .filter(|(lane, _)| self.deferred(*lane).is_some() && self.must_go_on(*lane).is_some())
            .map(|(_, t)| t.label.clone())
            .collect();
        if !spinning.is_empty() {
            return End::Spins(spinning);
        }
        let blocked = self.lanes().filter(|(_, t)| !t.stopped);
        End::Deadlock(
            blocked
                .map(|(_, t)| Blocked {
                    thread: t.label.clone(),
                    reason: self.reason(t),
                })
                .collect(),
        )
    }

    fn reason(&self, thread: &Thread) -> String {
        let Some(pending) = &thread.pending else {
            return String::new();
        };
        let mut text = self.describe(&pending.op);
        let object = pending.op.object().map(|id| self.object_at(id));
        let holders = object.map_or(Vec::new(), |object| object.holders());
        if !holders.is_empty() {
            let names: Vec<&str> = (holders.iter())
                .map(|lane| self.thread_at(*lane).label.as_str())
                .collect();
            text += &format!(", held by {}", names.join(", "));
        }
        text
    }

    /// An operation in words: `lock Mutex (src/main.rs:7)`.
    pub fn describe(&self, op: &Op) -> String {
        let verb = op.operation();
        if let Some(id) = op.object() {
            return format!("{verb} {}", self.object_at(id).label);
        }
        match (op, op.thread()) {
            (Op::Print(text), _) => format!("{verb} {text:?}"),
            (
                Op::Return(Return {
                    panic: Some(message),
                    ..
                }),
                _,
            ) => format!("panic: {message}"),
            (_, Some(lane)) => format!("{verb} {}", self.thread_at(lane).label),
            _ => verb.to_string(),
        }
    }

    /// A thread sleeps, or waits in vain, for so long.
    pub fn pass(&mut self, lane: Lane, time: Duration) {
        if self.search.names.observes_time() {
            let thread = self.thread(lane);
            thread.clock = thread.clock.saturating_add(time);
        }
    }

    /// A step is no earlier than the one before it.
    pub fn set_clock(&mut self, lane: Lane) -> Duration {
        if self.search.names.observes_time() {
            self.clock = self.clock.max(self.thread_at(lane).clock);
            self.thread(lane).clock = self.clock;
        }
        self.clock
    }

    /// The number that an object has in every execution.
    pub fn name_object(&mut self, origin: Origin, me: Lane) -> Id {
        if !self.origins.insert(origin) {
            self.search.names.several(origin);
        }
        let firsts = self.thread(me).firsts.entry(origin).or_insert(0);
        *firsts += 1;
        let nth = *firsts;
        let (id, label) = self.search.names.object(origin, me, nth);
        if self.objects.len() <= id {
            self.objects.resize_with(id + 1, || None);
        }
        self.objects[id] = Some(Object {
            label,
            origin,
            model: Model::new(origin.kind),
            token: 0,
            stamp: 0,
            shown: None,
        });
        id
    }
}
