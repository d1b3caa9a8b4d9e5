//! Small programs and their graphs, for the tests of this folder.
//!
//! Line 11 is the first operation of the first thread beside main, line 21
//! that of the second.

use std::collections::BTreeMap;

use anyhow::Result;
use explore_std::graph::{
    Action, AtomicOperation, AtomicType, Branch, Detail, Edge, Graph, ObjectKind, ObjectState,
    Operation, Place, SharedObject, State, Status, ThreadState,
};
use explore_std::{Blocked, End};
use serde_json::{Value, json};

use super::describe::DisplayGraph;
use super::explore::{CollapsedCall, Explored, Extent};
use super::format::Schedules;
use super::interner::Interner;
use crate::manifest::schedules::Settings;

/// What a thread does in one step.
#[derive(Debug, Clone)]
pub enum Op {
    Load(usize),
    Store(usize),
    Lock(usize),
    Unlock(usize),
    Join(usize),
    Print(&'static str),
    PrintValue(usize),
}

pub fn lock(object: usize) -> Op {
    Op::Lock(object)
}

pub fn unlock(object: usize) -> Op {
    Op::Unlock(object)
}

pub fn join(thread: usize) -> Op {
    Op::Join(thread)
}

pub fn print(text: &'static str) -> Op {
    Op::Print(text)
}

/// A program, and what its manifest expects.
#[derive(Debug, Clone)]
pub struct Program {
    threads: Vec<(&'static str, Vec<Op>)>,
    objects: Vec<(&'static str, ObjectKind)>,
    outcomes: Value,
    remembering: bool,
}

/// Two threads load a number and store one more.
pub fn race() -> Program {
    let update = vec![Op::Load(0), Op::Store(0)];
    let threads = [("first", update.clone()), ("second", update)];
    Program::new(&joined(threads, Op::PrintValue(0)))
        .sharing(&["value"])
        .expecting(json!([
            { "name": "Both count", "prints": "value: 2" },
            { "name": "One update is lost", "prints": "value: 1", "fails": true },
        ]))
}

/// The same under a lock.
pub fn locked_race() -> Program {
    let update = vec![lock(1), Op::Load(0), Op::Store(0), unlock(1)];
    let threads = [("first", update.clone()), ("second", update)];
    Program::new(&joined(threads, Op::PrintValue(0)))
        .sharing(&["value", "balance"])
        .expecting(json!([{ "name": "Both count", "prints": "value: 2" }]))
}

/// Two threads take two locks in opposite orders.
pub fn opposite_locks() -> Program {
    let both = |a, b| vec![lock(a), lock(b), unlock(b), unlock(a)];
    let threads = [("first", both(0, 1)), ("second", both(1, 0))];
    Program::new(&joined(threads, print("done\n")))
        .sharing(&["left", "right"])
        .expecting(json!([
            { "name": "Both are through", "prints": "done" },
            { "name": "Deadlock", "ends": "deadlock", "fails": true },
        ]))
}

/// Main prints a line and takes a lock twice.
pub fn lines_or_deadlock() -> Program {
    let main = vec![print("stuck\n"), lock(0), lock(0)];
    Program::new(&[("main", main)])
        .sharing(&["left"])
        .expecting(json!([{ "name": "Deadlock", "ends": "deadlock" }]))
}

type Thread = (&'static str, Vec<Op>);

fn joined([first, second]: [Thread; 2], last: Op) -> [Thread; 3] {
    [("main", vec![join(1), join(2), last]), first, second]
}

/// Settings with finished outcomes: their names and what they print.
pub fn finishes(outcomes: &[(&str, &str)]) -> Settings {
    let outcome = |(name, prints): &(&str, &str)| json!({ "name": name, "prints": prints });
    let outcomes: Vec<_> = outcomes.iter().map(outcome).collect();
    Settings::read(&json!({ "outcome": outcomes })).unwrap()
}

impl Program {
    pub fn new(threads: &[Thread]) -> Self {
        Self {
            threads: threads.to_vec(),
            objects: Vec::new(),
            outcomes: json!([{ "name": "Done" }]),
            remembering: false,
        }
    }

    /// An atomic if it is called `value`, else a lock.
    pub fn sharing(mut self, names: &[&'static str]) -> Self {
        let object = |name: &&'static str| match *name {
            "value" => (*name, ObjectKind::Atomic(AtomicType::I32)),
            _ => (*name, ObjectKind::Mutex),
        };
        self.objects = names.iter().map(object).collect();
        self
    }

    pub fn expecting(mut self, outcomes: Value) -> Self {
        self.outcomes = outcomes;
        self
    }

    /// Tells states apart by something that nobody can see.
    pub fn remembering(mut self) -> Self {
        self.remembering = true;
        self
    }

    pub fn settings(&self) -> Settings {
        Settings::read(&json!({ "outcome": self.outcomes })).unwrap()
    }

    pub fn schedules(&self) -> Schedules {
        self.try_schedules(&self.settings()).unwrap()
    }

    pub fn try_schedules(&self, settings: &Settings) -> Result<Schedules> {
        Schedules::of(&self.explored(), settings)
    }

    pub fn displayed(&self) -> DisplayGraph {
        DisplayGraph::new(&self.explored(), &BTreeMap::new()).unwrap()
    }

    pub fn explored(&self) -> Explored {
        let objects = self.objects.iter().map(|(name, _)| (*name).to_owned());
        Explored {
            listing: "threads/lost-update".into(),
            file: "src/main.rs".into(),
            source: "fn main() {}\n".into(),
            graph: self.graph(),
            executions: 17,
            objects: objects.collect(),
            collapsed_calls: vec![CollapsedCall {
                name: "update".to_owned(),
                extent: Extent::Function(11..=12),
            }],
        }
    }

    pub fn graph(&self) -> Graph {
        let mut worlds = Interner::default();
        worlds.id(World::start(self));
        let mut states = Vec::new();
        while states.len() < worlds.len() {
            let world: World = worlds[states.len()].clone();
            let mut state = world.state(self);
            for thread in 0..self.threads.len() {
                let Some((mut next, printed)) = world.step(self, thread) else {
                    continue;
                };
                // As the engine does: what nobody sees follows at once.
                let mut then = Vec::new();
                while let Some(op @ Op::Unlock(_)) = next.next(self, thread) {
                    then.push((thread, next.action(op)));
                    (next, _) = next.step(self, thread).expect("a release is never blocked");
                }
                state.steps.push(Edge {
                    thread,
                    branch: Branch::Proceeds,
                    printed,
                    then,
                    to: worlds.id(next),
                });
            }
            states.push(state);
        }
        let shared = |(_, kind): &(&str, ObjectKind)| SharedObject {
            kind: *kind,
            place: place(1),
            called: String::new(),
            nth: 0,
        };
        Graph {
            threads: self.threads.iter().map(|(n, _)| (*n).to_owned()).collect(),
            objects: self.objects.iter().map(shared).collect(),
            states,
        }
    }
}

/// What the programs above can be at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct World {
    done: Vec<usize>,
    copies: Vec<Option<i32>>,
    values: Vec<i32>,
    holders: Vec<Option<usize>>,
    last: Option<usize>,
}

impl World {
    fn start(program: &Program) -> Self {
        let (threads, objects) = (program.threads.len(), program.objects.len());
        Self {
            done: vec![0; threads],
            copies: vec![None; threads],
            values: vec![0; objects],
            holders: vec![None; objects],
            last: None,
        }
    }

    fn next<'a>(&self, program: &'a Program, thread: usize) -> Option<&'a Op> {
        program.threads[thread].1.get(self.done[thread])
    }

    /// Who keeps a thread from its next operation.
    fn blocker(&self, program: &Program, thread: usize) -> Option<usize> {
        match self.next(program, thread)? {
            Op::Lock(object) => self.holders[*object],
            Op::Join(other) => self.next(program, *other).map(|_| *other),
            _ => None,
        }
    }

    fn step(&self, program: &Program, thread: usize) -> Option<(Self, String)> {
        let op = self.next(program, thread)?;
        if self.blocker(program, thread).is_some() || self.next(program, 0).is_none() {
            return None;
        }
        let mut after = self.clone();
        after.done[thread] += 1;
        after.last = program.remembering.then_some(thread);
        let mut printed = String::new();
        match op {
            Op::Load(object) => after.copies[thread] = Some(self.values[*object]),
            Op::Store(object) => after.values[*object] = self.copies[thread].unwrap() + 1,
            Op::Lock(object) => after.holders[*object] = Some(thread),
            Op::Unlock(object) => after.holders[*object] = None,
            Op::Join(_) => {}
            Op::Print(_) | Op::PrintValue(_) => printed = self.printed(op),
        }
        Some((after, printed))
    }

    fn printed(&self, op: &Op) -> String {
        match op {
            Op::Print(text) => (*text).to_owned(),
            Op::PrintValue(object) => format!("value: {}\n", self.values[*object]),
            _ => String::new(),
        }
    }

    fn action(&self, op: &Op) -> Action {
        let (operation, object, thread) = match op {
            Op::Load(object) => (
                Operation::Atomic(AtomicOperation::Load),
                Some(*object),
                None,
            ),
            Op::Store(object) => (
                Operation::Atomic(AtomicOperation::Store),
                Some(*object),
                None,
            ),
            Op::Lock(object) => (Operation::Lock, Some(*object), None),
            Op::Unlock(object) => (Operation::Unlock, Some(*object), None),
            Op::Join(thread) => (Operation::Join, None, Some(*thread)),
            Op::Print(_) | Op::PrintValue(_) => (Operation::Print, None, None),
        };
        Action {
            operation,
            object,
            thread,
            detail: Some(self.printed(op))
                .filter(|text| !text.is_empty())
                .map(Detail::Prints),
        }
    }

    fn state(&self, program: &Program) -> State {
        let threads = 0..program.threads.len();
        let objects = 0..program.objects.len();
        let ready = |thread| self.step(program, thread).is_some();
        let end = match self.next(program, 0) {
            None => Some(End::Finished),
            Some(_) if threads.clone().any(ready) => None,
            Some(_) => Some(End::Deadlock(vec![Blocked {
                thread: "main".into(),
                reason: "join first".into(),
            }])),
        };
        State {
            threads: threads.map(|t| Some(self.thread(program, t))).collect(),
            objects: objects.map(|o| Some(self.object(program, o))).collect(),
            steps: Vec::new(),
            end,
        }
    }

    fn thread(&self, program: &Program, thread: usize) -> ThreadState {
        let next = self.next(program, thread);
        let status = match (next, self.blocker(program, thread)) {
            (None, _) => Status::Finished,
            (_, Some(other)) => Status::Blocked(vec![other]),
            _ => Status::Ready,
        };
        let line = u32::try_from(10 * thread + self.done[thread] + 1).unwrap();
        let copy = self.copies[thread].iter();
        ThreadState {
            status,
            next: next.map(|op| self.action(op)),
            place: next.map(|_| place(line)),
            locals: copy.map(|copy| ("copy".into(), copy.to_string())).collect(),
        }
    }

    fn object(&self, program: &Program, object: usize) -> ObjectState {
        let value = (program.objects[object].0 == "value").then(|| self.values[object].to_string());
        ObjectState {
            value,
            holders: self.holders[object].into_iter().collect(),
            waiters: Vec::new(),
            poisoned: false,
        }
    }
}

pub fn place(line: u32) -> Place {
    Place {
        file: "src/main.rs".into(),
        line,
        column: 5,
    }
}
