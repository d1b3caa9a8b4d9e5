//! The interface of a model: what it is asked, and what it answers.

use std::fmt::Debug;
use std::hash::Hash;
use std::time::Duration;

use super::super::fingerprint::Digest;
use super::super::ids::{MessageId, ThreadId};
use crate::graph::{Branch, Operation};

/// The state of an object, as far as it says who can do what.
///
/// Its hash is a part of the hash of a state, and what a thread sees that looks
/// at the object without waiting.
pub(crate) trait Model: Clone + Debug + Hash {
    /// What a thread can do with the object.
    type Op;
    /// What an operation that is not over with its step becomes.
    type Next;

    /// What the graph calls an operation.
    fn operation(op: &Self::Op) -> Operation;

    /// In which branches a thread can perform an operation now; none if it is
    /// blocked.
    fn enabled(&self, op: &Self::Op, spurious: Spurious) -> Vec<Branch>;

    /// Performs an operation, which is enabled in this branch.
    fn perform(&mut self, op: &Self::Op, turn: &mut Turn<'_, Self::Next>) -> Effect<Self::Next>;
}

/// What may happen to a thread for no reason.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spurious {
    /// Its wait ends.
    pub wakes: bool,
    /// Its exchange fails.
    pub failures: bool,
}

/// The turn of a thread to perform an operation.
#[derive(Debug)]
pub(crate) struct Turn<'a, Next> {
    pub thread: ThreadId,
    pub branch: Branch,
    /// What the thread has observed.
    pub observation_hash: Digest,
    /// The value in the object.
    pub value: &'a mut Value,
    /// The threads that wait on the object, and are now about to do this.
    pub wakes: Vec<(ThreadId, Next)>,
}

/// What has become of an operation.
#[derive(Debug)]
pub(crate) enum Effect<Next> {
    /// It is over; the thread goes on.
    Over(Reply),
    /// The same, and the thread has observed this.
    Seen(Reply, Digest),
    /// The thread is now about to do that.
    Becomes(Next),
}

/// What an operation answers to the code that asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Reply {
    Done,
    /// Done, and the lock is poisoned; or: it is.
    Poisoned,
    /// Would block; full; empty; not finished.
    Refused,
    Disconnected,
    TimedOut,
    /// The last at a barrier; the one to initialise.
    Chosen,
    Taken(MessageId),
}

impl Reply {
    pub fn poisoned_if(poisoned: bool) -> Self {
        if poisoned { Self::Poisoned } else { Self::Done }
    }
}

/// What is known of the value in an object.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Value {
    /// The hash of what it can tell to whoever looks at it.
    pub fingerprint: Digest,
    /// The fingerprint that it had when it was last written.
    pub last_write: Digest,
}

/// What a release leaves behind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Release {
    /// The fingerprint of the value, where it carries nothing but itself.
    pub plain: Option<Digest>,
    /// Whether somebody asked for a `&mut` to it.
    pub written: bool,
    /// Whether the thread began to panic while it held the lock.
    pub poison: bool,
}

impl Value {
    /// A thread releases the value, which tells what the thread has observed if
    /// it may carry that.
    pub fn release(&mut self, release: &Release, observation_hash: Digest) {
        if release.plain.is_none() || release.written {
            self.fingerprint = release.plain.unwrap_or(observation_hash);
        }
        if release.written {
            self.last_write = self.fingerprint;
        }
    }

    /// Whether a release leaves it as it was last written.
    pub fn is_left_by(&self, release: &Release) -> bool {
        !release.written || release.plain == Some(self.last_write)
    }
}

/// The branches of an operation that waits until it `can` be done.
pub(crate) fn proceeds_if(can: bool) -> Vec<Branch> {
    can.then_some(Branch::Proceeds).into_iter().collect()
}

/// The same, with a time-out that passes where it cannot.
pub(crate) fn proceeds_or_times_out(can: bool, timeout: Option<Duration>) -> Vec<Branch> {
    match (can, timeout) {
        (true, _) => vec![Branch::Proceeds],
        (false, Some(_)) => vec![Branch::TimesOut],
        (false, None) => Vec::new(),
    }
}
