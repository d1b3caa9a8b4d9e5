//! The state graph of a program: every state, and every transition between them.

mod object_kind;
mod operation;
mod words;

use crate::outcome::End;

pub use object_kind::{AtomicType, ObjectKind};
pub use operation::{AtomicOperation, Operation};

/// Every state that a program can be in, and every step between them.
///
/// The first state is the one in which the program begins. Threads and objects
/// are referred to by their index in [`Graph::threads`] and [`Graph::objects`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Graph {
    /// The threads: the name that the builder gave, or `thread N`.
    pub threads: Vec<String>,
    /// What the threads share.
    pub objects: Vec<SharedObject>,
    /// The states; an end has no steps.
    pub states: Vec<State>,
}

/// A mutex, an atomic, a channel, or another object that threads share.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SharedObject {
    /// Its type.
    pub kind: ObjectKind,
    /// Where it was made: the place of the call of `new`.
    pub place: Place,
    /// What the library calls it that has made it; empty in the program itself.
    pub called: String,
    /// Which of the objects made there and called so it is, from 0.
    pub nth: usize,
}

/// A place in a source file, as the compiler counts: lines and columns from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Place {
    /// The file, as the compiler was given it: `src/main.rs`.
    pub file: String,
    /// Its line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A state of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct State {
    /// What each thread of the graph is at; `None` if it has not begun.
    pub threads: Vec<Option<ThreadState>>,
    /// What each object looks like; `None` if it is no more.
    pub objects: Vec<Option<ObjectState>>,
    /// What can happen next.
    pub steps: Vec<Edge>,
    /// How the program has ended, if it has.
    pub end: Option<End>,
}

/// What a thread is at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ThreadState {
    /// Whether it can go on.
    pub status: Status,
    /// What it is about to do; `None` if it has ended.
    pub next: Option<Action>,
    /// Where that is written; `None` if it has ended.
    pub place: Option<Place>,
    /// The named local variables that can be seen there, and their values.
    pub locals: Vec<(String, String)>,
}

/// Whether a thread can go on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Status {
    /// It can.
    Ready,
    /// It waits for another, for example for one of these to release a lock.
    Blocked(Vec<usize>),
    /// It has asked in vain, and asks again when something has changed.
    Spins,
    /// It has ended.
    Finished,
    /// It has panicked, with this message.
    Panicked(String),
}

/// One operation, and with what it is done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Action {
    /// What is done.
    pub operation: Operation,
    /// With which object.
    pub object: Option<usize>,
    /// With which thread.
    pub thread: Option<usize>,
    /// With what.
    pub detail: Option<Detail>,
}

/// With what an operation is done, or what comes of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Detail {
    /// It prints this.
    Prints(String),
    /// It is the end of a thread that has panicked with this message.
    Panicked(String),
    /// It ends the program with this code.
    Code(i32),
}

/// What an object looks like.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ObjectState {
    /// Its value, where that can be shown: of a `Mutex<i32>`, for example.
    pub value: Option<String>,
    /// The threads that hold it.
    pub holders: Vec<usize>,
    /// The threads that wait for it, in no order.
    pub waiters: Vec<usize>,
    /// Whether it is poisoned.
    pub poisoned: bool,
}

/// A choice of the scheduler, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Edge {
    /// The thread that goes on.
    pub thread: usize,
    /// Which of several things comes of its operation.
    pub branch: Branch,
    /// What it prints.
    pub printed: String,
    /// What follows at once, because nobody can tell when it happens: the thread
    /// that does it, and what it does, such as the end of a guard.
    pub then: Vec<(usize, Action)>,
    /// The state after it.
    pub to: usize,
}

/// What comes of an operation, where that is nondeterministic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Branch {
    /// It is done: for most operations, the only branch.
    Proceeds,
    /// The time-out passes.
    TimesOut,
    /// The wait ends for no reason.
    WakesSpuriously,
    /// The exchange fails for no reason.
    FailsSpuriously,
    /// The reader lets a writer that waits go first.
    Queues,
    /// The notification wakes this thread.
    Wakes(usize),
    /// This wait could end for no reason alone, as that of every other thread,
    /// and none does.
    NeverWakes,
}
