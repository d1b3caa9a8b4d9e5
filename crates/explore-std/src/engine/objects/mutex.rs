//! A mutex.

use super::super::ids::ThreadId;
use super::model::Effect::{self, Over, Seen};
use super::model::{Model, Release, Reply, Spurious, Turn, proceeds_if};
use crate::graph::{Branch, Operation};

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Mutex {
    holder: Option<ThreadId>,
    poisoned: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MutexOp {
    Lock,
    TryLock,
    Unlock(Release),
    /// Lock again, after a wait on a condition variable.
    Relock(Woken),
    IsPoisoned,
    ClearPoison,
}

/// Why a wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Woken {
    Notified,
    TimedOut,
    Spuriously,
}

impl Mutex {
    pub fn holders(&self) -> Vec<ThreadId> {
        self.holder.into_iter().collect()
    }

    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl Model for Mutex {
    type Op = MutexOp;
    type Next = MutexOp;

    fn operation(op: &MutexOp) -> Operation {
        match op {
            MutexOp::Lock => Operation::Lock,
            MutexOp::TryLock => Operation::TryLock,
            MutexOp::Unlock(_) => Operation::Unlock,
            MutexOp::Relock(_) => Operation::Relock,
            MutexOp::IsPoisoned => Operation::IsPoisoned,
            MutexOp::ClearPoison => Operation::ClearPoison,
        }
    }

    fn enabled(&self, op: &MutexOp, _: Spurious) -> Vec<Branch> {
        match op {
            MutexOp::Lock | MutexOp::Relock(_) => proceeds_if(self.holder.is_none()),
            MutexOp::TryLock | MutexOp::Unlock(_) | MutexOp::IsPoisoned | MutexOp::ClearPoison => {
                vec![Branch::Proceeds]
            }
        }
    }

    fn perform(&mut self, op: &MutexOp, turn: &mut Turn<'_, MutexOp>) -> Effect<MutexOp> {
        match op {
            MutexOp::Lock | MutexOp::TryLock | MutexOp::Relock(_) => {
                if self.holder.is_some() {
                    return Over(Reply::Refused);
                }
                self.holder = Some(turn.thread);
                Seen(Reply::poisoned_if(self.poisoned), turn.value.fingerprint)
            }
            MutexOp::Unlock(release) => {
                turn.value.release(release, turn.observation_hash);
                self.holder = None;
                self.poisoned |= release.poison;
                Over(Reply::Done)
            }
            MutexOp::IsPoisoned => Over(Reply::poisoned_if(self.poisoned)),
            MutexOp::ClearPoison => {
                self.poisoned = false;
                Over(Reply::Done)
            }
        }
    }
}
