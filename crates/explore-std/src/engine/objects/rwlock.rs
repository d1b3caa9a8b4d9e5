//! A reader-writer lock.
//!
//! std leaves open whether a writer that waits keeps new readers out, so it is
//! nondeterministic here.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use super::super::ids::ThreadId;
use super::model::Effect::{self, Becomes, Over, Seen};
use super::model::{Model, Release, Reply, Spurious, Turn, proceeds_if};
use crate::graph::{Branch, Operation};

#[derive(Clone, Debug, Default)]
pub(crate) struct RwLock {
    /// Each as often as it reads.
    readers: Vec<ThreadId>,
    writer: Option<ThreadId>,
    /// The writers that wait.
    queue: BTreeSet<ThreadId>,
    poisoned: bool,
}

impl Hash for RwLock {
    /// Who waits in the queue is what those threads are about to do, and nothing
    /// that a thread sees that looks at the lock.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.readers, self.writer, self.poisoned).hash(state);
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RwLockOp {
    Read,
    /// A reader that waits until the writers have been, as std may let it.
    QueuedRead,
    TryRead,
    EndRead,
    Write,
    /// A writer that waits keeps new readers out, as std may let it.
    QueuedWrite,
    TryWrite,
    EndWrite(Release),
    /// Go on as a reader.
    Downgrade(Release),
    IsPoisoned,
    ClearPoison,
}

impl RwLock {
    pub fn holders(&self) -> Vec<ThreadId> {
        self.readers.iter().chain(&self.writer).copied().collect()
    }

    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }

    fn is_free(&self) -> bool {
        self.readers.is_empty() && self.writer.is_none()
    }

    fn read(&mut self, turn: &Turn<'_, RwLockOp>) -> Effect<RwLockOp> {
        if self.writer.is_some() || turn.branch == Branch::Queues {
            return Over(Reply::Refused);
        }
        self.readers.push(turn.thread);
        self.readers.sort_unstable();
        Seen(Reply::poisoned_if(self.poisoned), turn.value.fingerprint)
    }

    fn write(&mut self, turn: &Turn<'_, RwLockOp>) -> Effect<RwLockOp> {
        if !self.is_free() {
            return Over(Reply::Refused);
        }
        self.writer = Some(turn.thread);
        Seen(Reply::poisoned_if(self.poisoned), turn.value.fingerprint)
    }

    /// A lock that is free again is anybody's, until a writer has to wait anew.
    fn requeue_writers(&mut self, turn: &mut Turn<'_, RwLockOp>) {
        if self.is_free() {
            let writers = std::mem::take(&mut self.queue).into_iter();
            turn.wakes
                .extend(writers.map(|writer| (writer, RwLockOp::Write)));
        }
    }
}

impl Model for RwLock {
    type Op = RwLockOp;
    type Next = RwLockOp;

    fn operation(op: &RwLockOp) -> Operation {
        match op {
            RwLockOp::Read | RwLockOp::QueuedRead => Operation::Read,
            RwLockOp::TryRead => Operation::TryRead,
            RwLockOp::EndRead => Operation::EndRead,
            RwLockOp::Write | RwLockOp::QueuedWrite => Operation::Write,
            RwLockOp::TryWrite => Operation::TryWrite,
            RwLockOp::EndWrite(_) => Operation::EndWrite,
            RwLockOp::Downgrade(_) => Operation::Downgrade,
            RwLockOp::IsPoisoned => Operation::IsPoisoned,
            RwLockOp::ClearPoison => Operation::ClearPoison,
        }
    }

    fn enabled(&self, op: &RwLockOp, _: Spurious) -> Vec<Branch> {
        let writer_waits = !self.queue.is_empty();
        match op {
            RwLockOp::Read | RwLockOp::TryRead if self.writer.is_none() && writer_waits => {
                vec![Branch::Proceeds, Branch::Queues]
            }
            RwLockOp::Read => proceeds_if(self.writer.is_none()),
            RwLockOp::QueuedRead => proceeds_if(self.writer.is_none() && !writer_waits),
            RwLockOp::QueuedWrite => proceeds_if(self.is_free()),
            RwLockOp::TryRead
            | RwLockOp::EndRead
            | RwLockOp::Write
            | RwLockOp::TryWrite
            | RwLockOp::EndWrite(_)
            | RwLockOp::Downgrade(_)
            | RwLockOp::IsPoisoned
            | RwLockOp::ClearPoison => vec![Branch::Proceeds],
        }
    }

    fn perform(&mut self, op: &RwLockOp, turn: &mut Turn<'_, RwLockOp>) -> Effect<RwLockOp> {
        match op {
            RwLockOp::Read if turn.branch == Branch::Queues => Becomes(RwLockOp::QueuedRead),
            RwLockOp::Read | RwLockOp::QueuedRead | RwLockOp::TryRead => self.read(turn),
            RwLockOp::Write if !self.is_free() => {
                self.queue.insert(turn.thread);
                Becomes(RwLockOp::QueuedWrite)
            }
            RwLockOp::Write | RwLockOp::QueuedWrite | RwLockOp::TryWrite => self.write(turn),
            RwLockOp::EndRead => {
                let mine = self
                    .readers
                    .iter()
                    .position(|reader| *reader == turn.thread);
                // A guard of a scoped thread may be dropped by another.
                self.readers.remove(mine.unwrap_or(0));
                self.requeue_writers(turn);
                Seen(Reply::Done, turn.value.fingerprint)
            }
            RwLockOp::EndWrite(release) => {
                turn.value.release(release, turn.observation_hash);
                self.writer = None;
                self.poisoned |= release.poison;
                self.requeue_writers(turn);
                Seen(Reply::Done, turn.value.fingerprint)
            }
            RwLockOp::Downgrade(release) => {
                turn.value.release(release, turn.observation_hash);
                self.writer = None;
                self.readers.push(turn.thread);
                Seen(Reply::Done, turn.value.fingerprint)
            }
            RwLockOp::IsPoisoned => Over(Reply::poisoned_if(self.poisoned)),
            RwLockOp::ClearPoison => {
                self.poisoned = false;
                Over(Reply::Done)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fingerprint::digest;
    use super::super::model::Value;
    use super::*;

    fn perform(lock: &mut RwLock, thread: ThreadId, op: &RwLockOp) -> Vec<(ThreadId, RwLockOp)> {
        let mut turn = Turn {
            thread,
            branch: Branch::Proceeds,
            observation_hash: 0,
            value: &mut Value::default(),
            wakes: Vec::new(),
        };
        lock.perform(op, &mut turn);
        turn.wakes
    }

    #[test]
    fn a_writer_that_waits_cannot_be_seen_and_asks_anew_when_the_lock_is_free() {
        let mut lock = RwLock::default();
        perform(&mut lock, 1, &RwLockOp::Read);
        let read = digest(&lock);
        perform(&mut lock, 2, &RwLockOp::Write);
        assert_eq!(digest(&lock), read);
        let woken = perform(&mut lock, 1, &RwLockOp::EndRead);
        assert_eq!(woken, [(2, RwLockOp::Write)]);
        assert!(perform(&mut lock, 3, &RwLockOp::Write).is_empty());
        assert_eq!(lock.holders(), [3]);
    }
}
