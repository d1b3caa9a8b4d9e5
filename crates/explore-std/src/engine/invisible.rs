//! Invisible transitions: nobody can tell when they are taken, so they need no
//! choice.
//!
//! Such a step is taken as soon as its thread comes to it, before any other, as
//! a part of the step before. Nothing is lost by that, because whatever the
//! other threads do before it in a longer schedule, they can do after it, and
//! come to the same state:
//!
//! - A *release* makes it possible for others to go on that wait for it, and
//!   takes nothing from anybody. While a lock is held, those who want it wait;
//!   they do the same if it is free earlier. So the release commutes with each
//!   step of another thread before it, unless that step *looks* at the lock
//!   without waiting: `try_lock`, `is_poisoned`, and their kin. The same holds
//!   for a sender that is dropped and `try_recv` or `recv_timeout`, for the end
//!   of an initialisation and `get` or `is_completed`, and for the end of a
//!   thread and `is_finished`. Where a program looks at an object in one
//!   execution, the search begins anew, and the releases of that object are
//!   choices from then on.
//! - A thread that *need not wait any more* for what has happened for good, such
//!   as the end of a thread that it joins, goes on by itself: no step of
//!   another thread can change that.
//! - An end of a channel that is dropped when the other end is gone already is
//!   seen by nobody.
//!
//! The end of `main` is such a step only if nobody else is left: it ends what
//! the others do.

use super::ids::{MAIN, ObjectId, Place, ThreadId};
use super::objects::{BarrierOp, Channel, ChannelOp, MutexOp, OnceOp, RwLockOp};
use super::op::{Op, Transition};
use super::state::ExecutionState;
use crate::graph::{AtomicOperation, Branch};
use crate::outcome::Omission;

impl ExecutionState {
    /// A transition that is to be taken before all others.
    pub fn invisible(&self) -> Option<Transition> {
        // Where the time is asked for, each step says how late it is.
        if self.context.names.observes_time() {
            return None;
        }
        let (thread, _) = self.started().find(|(id, _)| self.is_invisible(*id))?;
        let branch = Branch::Proceeds;
        Some(Transition { thread, branch })
    }

    fn is_invisible(&self, id: ThreadId) -> bool {
        let Some(pending) = &self.thread(id).pending else {
            return false;
        };
        let names = &self.context.names;
        match &pending.op {
            Op::Mutex(lock, MutexOp::Unlock(_))
            | Op::RwLock(lock, RwLockOp::EndRead | RwLockOp::EndWrite(_))
            | Op::Once(lock, OnceOp::End { .. }) => !self.is_observed(*lock),
            Op::Channel(channel, ChannelOp::DropSender) => {
                !self.is_observed(*channel) || !self.model::<Channel>(*channel).has_receiver()
            }
            Op::Channel(channel, ChannelOp::DropReceiver) => {
                !self.model::<Channel>(*channel).has_senders()
            }
            Op::Return(result) if !result.stops => !names.observes_threads(),
            Op::Return(_) if id != MAIN => !names.observes_threads(),
            Op::Return(_) | Op::End => id != MAIN || self.is_alone(id),
            Op::Barrier(_, BarrierOp::Leave)
            | Op::Channel(_, ChannelOp::Sent | ChannelOp::Received(_)) => true,
            Op::Join(_) | Op::EndScope(..) => !self.enabled(id).is_empty(),
            _ => false,
        }
    }

    fn is_alone(&self, id: ThreadId) -> bool {
        let mut all = self.started();
        all.all(|(other, thread)| other == id || thread.stopped)
    }

    fn is_observed(&self, id: ObjectId) -> bool {
        self.context.names.observes(self.object(id).origin)
    }

    /// Takes note of an operation that looks at something without waiting, or
    /// that is not modelled in full.
    pub fn notice(&mut self, op: &Op, place: Place) {
        match op {
            Op::Atomic(_, AtomicOperation::CompareExchangeWeak)
                if self.context.options.weak_failures == 0 =>
            {
                let place = place.to_string();
                self.context.omitted.insert(Omission::Failure { place });
            }
            Op::Mutex(id, MutexOp::TryLock | MutexOp::IsPoisoned)
            | Op::RwLock(id, RwLockOp::TryRead | RwLockOp::TryWrite | RwLockOp::IsPoisoned)
            | Op::Once(id, OnceOp::IsDone)
            | Op::Channel(id, ChannelOp::TryRecv | ChannelOp::Recv(Some(_))) => {
                let origin = self.object(*id).origin;
                self.context.names.observe(origin);
            }
            Op::IsFinished(_) => self.context.names.observe_threads(),
            _ => {}
        }
    }
}
