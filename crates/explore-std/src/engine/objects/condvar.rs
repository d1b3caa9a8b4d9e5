//! A condition variable.

use std::collections::BTreeMap;
use std::time::Duration;

use super::super::ids::{ObjectId, ThreadId};
use super::model::Effect::{self, Becomes, Over};
use super::model::{Model, Release, Reply, Spurious, Turn, proceeds_or_times_out};
use super::mutex::Woken;
use crate::graph::{Branch, Operation};

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Condvar {
    /// Those that wait, and the mutex that each is to lock again.
    waiters: BTreeMap<ThreadId, ObjectId>,
}

/// A wait on a condition variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Waiting {
    pub mutex: ObjectId,
    pub timeout: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CondvarOp {
    /// Release the mutex, and join those who wait, in one step.
    Wait(Waiting, Release),
    Waiting(Waiting),
    NotifyOne,
    NotifyAll,
}

/// What a thread does next on its way through a wait.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Next {
    Wait(Waiting),
    Relock(ObjectId, Woken),
}

impl Condvar {
    /// A notification that finds nobody is lost.
    fn notify(&mut self, turn: &mut Turn<'_, Next>) -> Effect<Next> {
        let woken = match turn.branch {
            Branch::Wakes(thread) => self.waiters.remove_entry(&thread).into_iter().collect(),
            _ => std::mem::take(&mut self.waiters),
        };
        if woken.is_empty() {
            return Over(Reply::Refused);
        }
        let relock = |(thread, mutex)| (thread, Next::Relock(mutex, Woken::Notified));
        turn.wakes.extend(woken.into_iter().map(relock));
        Over(Reply::Done)
    }
}

impl Model for Condvar {
    type Op = CondvarOp;
    type Next = Next;

    fn operation(op: &CondvarOp) -> Operation {
        match op {
            CondvarOp::Wait(..) | CondvarOp::Waiting(_) => Operation::Wait,
            CondvarOp::NotifyOne => Operation::NotifyOne,
            CondvarOp::NotifyAll => Operation::NotifyAll,
        }
    }

    fn enabled(&self, op: &CondvarOp, spurious: Spurious) -> Vec<Branch> {
        match op {
            CondvarOp::Waiting(waiting) => {
                let mut branches = proceeds_or_times_out(false, waiting.timeout);
                branches.extend(spurious.wakes.then_some(Branch::WakesSpuriously));
                branches
            }
            CondvarOp::NotifyOne if !self.waiters.is_empty() => {
                self.waiters.keys().copied().map(Branch::Wakes).collect()
            }
            CondvarOp::Wait(..) | CondvarOp::NotifyOne | CondvarOp::NotifyAll => {
                vec![Branch::Proceeds]
            }
        }
    }

    /// Who performs a wait has released the mutex.
    fn perform(&mut self, op: &CondvarOp, turn: &mut Turn<'_, Next>) -> Effect<Next> {
        match op {
            CondvarOp::Wait(waiting, _) => {
                self.waiters.insert(turn.thread, waiting.mutex);
                Becomes(Next::Wait(*waiting))
            }
            CondvarOp::Waiting(waiting) => {
                self.waiters.remove(&turn.thread);
                let woken = match turn.branch {
                    Branch::TimesOut => Woken::TimedOut,
                    _ => Woken::Spuriously,
                };
                Becomes(Next::Relock(waiting.mutex, woken))
            }
            CondvarOp::NotifyOne | CondvarOp::NotifyAll => self.notify(turn),
        }
    }
}
