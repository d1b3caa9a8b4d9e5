//! Steps that need no choice: nobody can tell when they are taken.
//!
//! Such a step is taken as soon as its thread comes to it, before any other, as
//! a part of the step before. Nothing is lost by that, because whatever the other threads do before it in
//! a longer way, they can do after it, and come to the same state:
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

use super::object::Model;
use super::op::{Choice, Lane, Op, Place};
use super::world::World;
use crate::graph::{AtomicOperation, Branch};
use crate::outcome::Omission;

impl World {
    /// A step that is to be taken before all others.
    pub(super) fn silent(&self) -> Option<Choice> {
        // Where the time is asked for, each step says how late it is.
        if self.search.names.observes_time() {
            return None;
        }
        let (lane, _) = self.lanes().find(|(lane, _)| self.is_silent(*lane))?;
        Some(Choice {
            lane,
            branch: Branch::Proceeds,
        })
    }

    fn is_silent(&self, lane: Lane) -> bool {
        let Some(pending) = &self.thread_at(lane).pending else {
            return false;
        };
        let op = &pending.op;
        match op {
            Op::Unlock(..) | Op::EndRead(_) | Op::EndWrite(..) | Op::Settle(..) => {
                !self.is_observed(op)
            }
            Op::DropSender(_) => !self.is_observed(op) || !self.has_receiver(op),
            Op::DropReceiver(_) => !self.has_senders(op),
            Op::Return(result) if !result.stops => !self.search.names.observes_threads(),
            Op::Return(_) if lane != 0 => !self.search.names.observes_threads(),
            Op::Return(_) | Op::End => lane != 0 || self.is_alone(lane),
            Op::LeaveBarrier(_) | Op::Handed(_) | Op::Given(..) => true,
            Op::Join(_) | Op::EndScope(..) => !self.ways(lane).is_empty(),
            _ => false,
        }
    }

    fn is_alone(&self, lane: Lane) -> bool {
        self.lanes()
            .all(|(other, thread)| other == lane || thread.stopped)
    }

    fn is_observed(&self, op: &Op) -> bool {
        let id = op.object().expect("the end of something");
        self.search.names.observes(self.object_at(id).origin)
    }

    fn has_receiver(&self, op: &Op) -> bool {
        let id = op.object().expect("a channel");
        matches!(self.object_at(id).model, Model::Channel { receiver, .. } if receiver)
    }

    fn has_senders(&self, op: &Op) -> bool {
        let id = op.object().expect("a channel");
        matches!(self.object_at(id).model, Model::Channel { senders, .. } if senders > 0)
    }

    /// Takes note of an operation that looks at something without waiting, or
    /// that is not modelled in full.
    pub(super) fn notice(&mut self, op: &Op, place: Place) {
        match op {
            Op::Atomic(_, AtomicOperation::CompareExchangeWeak)
                if self.search.options.weak_failures == 0 =>
            {
                let place = place.to_string();
                self.search.omitted.insert(Omission::Failure { place });
            }
            Op::TryLock(id)
            | Op::TryRead(id)
            | Op::TryWrite(id)
            | Op::IsPoisoned(id)
            | Op::Peek(id)
            | Op::TryRecv(id)
            | Op::Recv(id, Some(_)) => {
                let origin = self.object_at(*id).origin;
                self.search.names.observe(origin);
            }
            Op::IsFinished(_) => self.search.names.observe_threads(),
            _ => {}
        }
    }
}
