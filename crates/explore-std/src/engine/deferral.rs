//! Deferral: a thread that spins has to let others go first.
//!
//! Here stands which operations the spin detector is told of, what their
//! observations depend on, and which transitions are left.

use super::fingerprint::{Digest, digest};
use super::ids::{ObjectId, Place, ThreadId};
use super::objects::{ChannelOp, CondvarOp, MutexOp, OnceOp, Reply, RwLockOp, Woken};
use super::op::{Op, Transition};
use super::spin::Dependency;
use super::state::ExecutionState;
use super::thread::{Pending, Thread};
use crate::graph::Branch;

impl ExecutionState {
    /// All transitions that are enabled, but those of threads that spin.
    pub fn transitions(&self) -> Vec<Transition> {
        let mut transitions = Vec::new();
        for (thread, _) in self.started() {
            if self.deferred(thread).is_none() {
                let branches = self.enabled(thread).into_iter();
                transitions.extend(branches.map(|branch| Transition { thread, branch }));
            }
        }
        transitions
    }

    /// The transition of the thread that has asked in vain the least often, if
    /// it may ask again.
    pub fn least_deferred(&self) -> Option<Transition> {
        let deferred = |(thread, _): (ThreadId, &Thread)| {
            let branch = self.certain(thread)?;
            let times = self.deferred(thread)?;
            let may = times < self.context.options.idle_limit;
            may.then_some((times, Transition { thread, branch }))
        };
        let least = self.started().filter_map(deferred).min();
        least.map(|(_, transition)| transition)
    }

    /// What the observation of an operation depends on, if it is one that may
    /// be idle.
    pub fn dependency(op: &Op) -> Option<Dependency> {
        Some(match op {
            Op::Mutex(_, MutexOp::Relock(Woken::Notified)) => return None,
            Op::Mutex(id, MutexOp::Lock | MutexOp::Relock(_))
            | Op::RwLock(id, RwLockOp::Read)
            | Op::Atomic(id, _) => Dependency::Value(*id),
            Op::Mutex(id, MutexOp::TryLock | MutexOp::IsPoisoned)
            | Op::RwLock(id, RwLockOp::TryRead | RwLockOp::TryWrite | RwLockOp::IsPoisoned)
            | Op::Once(id, OnceOp::IsDone)
            | Op::Channel(id, ChannelOp::TryRecv | ChannelOp::TrySend(_) | ChannelOp::Recv(_)) => {
                Dependency::Object(*id)
            }
            Op::IsFinished(thread) => Dependency::Thread(*thread),
            Op::Condvar(_, CondvarOp::Waiting(_))
            | Op::Channel(_, ChannelOp::Awaiting(_))
            | Op::Park(_)
            | Op::Pause(_) => Dependency::Nothing,
            _ => return None,
        })
    }

    /// What there is to be observed of it now.
    pub fn observe(&self, dependency: Dependency) -> Digest {
        let object = |id: ObjectId| self.objects[id].as_ref();
        match dependency {
            Dependency::Value(id) => object(id).map_or(0, |o| o.value.last_write),
            Dependency::Object(id) => {
                object(id).map_or(0, |o| digest(&(o.value.last_write, &o.model)))
            }
            Dependency::Thread(thread) => self.thread(thread).ended.is_some().into(),
            Dependency::Nothing => 0,
        }
    }

    /// How often the thread has asked in vain, if it must let others go first.
    pub fn deferred(&self, id: ThreadId) -> Option<usize> {
        let thread = self.thread(id);
        let Pending { op, place } = thread.pending.as_ref()?;
        let dependency = Self::dependency(op)?;
        let waits = dependency == Dependency::Nothing && !matches!(op, Op::Pause(_));
        if waits && self.enabled(id).contains(&Branch::Proceeds) {
            return None;
        }
        let times = thread.spin.times(*place, dependency);
        let mut round = thread.spin.since(*place, dependency);
        let mut same = || round.all(|o| self.observe(o.dependency) == o.seen);
        (times >= self.context.names.spin_limit && same()).then_some(times)
    }

    /// Tells the spin detector what the thread has observed, or that it has done
    /// something.
    pub fn note_observation(&mut self, me: ThreadId, op: &Op, place: Place, reply: Option<Reply>) {
        let idle = match op {
            // The code that asked says what became of it.
            Op::Atomic(..) => return,
            // To stand and wait is not yet to have waited in vain.
            Op::Channel(_, ChannelOp::Recv(_)) if reply.is_none() => return,
            Op::Mutex(_, MutexOp::Relock(woken)) => *woken != Woken::Notified,
            Op::Mutex(_, MutexOp::Lock | MutexOp::TryLock | MutexOp::IsPoisoned)
            | Op::RwLock(_, RwLockOp::Read | RwLockOp::EndRead | RwLockOp::IsPoisoned)
            | Op::RwLock(_, RwLockOp::TryRead | RwLockOp::TryWrite)
            | Op::Once(_, OnceOp::IsDone)
            | Op::Condvar(_, CondvarOp::Waiting(_))
            | Op::IsFinished(_)
            | Op::Pause(_) => true,
            _ => matches!(
                reply,
                Some(Reply::Refused | Reply::TimedOut | Reply::Disconnected)
            ),
        };
        if !idle {
            self.thread_mut(me).spin.progress();
        } else if let Some(dependency) = Self::dependency(op) {
            let seen = self.observe(dependency);
            self.thread_mut(me).spin.observe(place, dependency, seen);
        }
    }
}
