//! A state as it is displayed: what can be seen of each thread and object, and
//! the steps out of it.

use explore_std::End;

/// A state of the program as explore-std tells states apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DisplayState {
    /// The index of what it looks like.
    pub appearance: usize,
    /// What can happen next.
    pub steps: Vec<Step>,
    /// How the program has ended, if it has.
    pub end: Option<End>,
}

/// A choice of the scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Step {
    /// The thread that goes on.
    pub thread: usize,
    /// What it does: the index of an effect.
    pub effect: usize,
    /// The state after it.
    pub to: usize,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Effect {
    /// Its operations: `lock balance; unlock balance`.
    pub operations: String,
    /// What it prints.
    pub printed: String,
}

/// All that can be seen of a state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Appearance {
    /// The index of what can be seen of each thread.
    pub threads: Vec<usize>,
    /// The index of what can be seen of each object.
    pub objects: Vec<usize>,
}

/// What can be seen of a thread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ThreadView {
    /// Whether it can go on.
    pub status: ThreadStatus,
    /// The line of its next operation; 0 if it is in no line of the file.
    pub line: u32,
    /// Its next operation.
    pub next: String,
    /// Why it cannot go on, or the message of its panic.
    pub why: String,
    /// Its local variables: `copy = 0`.
    pub locals: String,
    /// The collapsed call that its next operation is in, counted from 1; 0 if
    /// in none.
    pub collapsed_call: usize,
}

/// Whether a thread can go on, numbered as in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ThreadStatus {
    /// It can.
    #[default]
    Ready = 0,
    /// It waits for another.
    Blocked = 1,
    /// It has finished.
    Finished = 2,
    /// It has panicked.
    Panicked = 3,
    /// It has not begun.
    NotStarted = 4,
    /// It polls: it has asked in vain, and asks again when something changes.
    Spins = 5,
}

impl ThreadStatus {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::Ready,
        Self::Blocked,
        Self::Finished,
        Self::Panicked,
        Self::NotStarted,
        Self::Spins,
    ];
}

/// What can be seen of an object.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ObjectView {
    /// Its value, where it has one to show.
    pub value: String,
    /// The threads that hold it.
    pub holders: Vec<usize>,
    /// The threads that wait for it.
    pub waiters: Vec<usize>,
    /// Whether it is poisoned.
    pub poisoned: bool,
}
