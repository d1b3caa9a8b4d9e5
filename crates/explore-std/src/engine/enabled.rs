//! Enabled transitions: which threads can go on, and what can come of it.

use super::fingerprint::{Digest, digest};
use super::ids::{ObjectId, ThreadId};
use super::objects::{
    Atomic, Barrier, Channel, ChannelOp, Condvar, CondvarOp, Model, Mutex, MutexOp, Once, OnceOp,
    RwLock, RwLockOp, Spurious, Woken, proceeds_if, proceeds_or_times_out,
};
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

    /// The branch in which a thread goes on sooner or later: a wait may end for
    /// no reason, and need not.
    pub fn certain(&self, thread: ThreadId) -> Option<Branch> {
        let mut branches = self.enabled(thread).into_iter();
        branches.find(|branch| *branch != Branch::WakesSpuriously)
    }

    /// In which branches a thread can go on now.
    pub fn enabled(&self, id: ThreadId) -> Vec<Branch> {
        let thread = self.thread(id);
        let Some(Pending { op, .. }) = &thread.pending else {
            return Vec::new();
        };
        let spurious = self.spurious(thread);
        match op {
            Op::Mutex(id, op) => self.model::<Mutex>(*id).enabled(op, spurious),
            Op::RwLock(id, op) => self.model::<RwLock>(*id).enabled(op, spurious),
            Op::Condvar(id, op) => self.model::<Condvar>(*id).enabled(op, spurious),
            Op::Barrier(id, op) => self.model::<Barrier>(*id).enabled(op, spurious),
            Op::Once(id, op) => self.model::<Once>(*id).enabled(op, spurious),
            Op::Channel(id, op) => self.model::<Channel>(*id).enabled(op, spurious),
            Op::Atomic(id, op) => self.model::<Atomic>(*id).enabled(op, spurious),
            Op::Join(other) => proceeds_if(self.thread(*other).stopped),
            Op::EndScope(owner, scope) => {
                let mut others = self.started().map(|(_, thread)| thread);
                let scope = Some((*owner, *scope));
                proceeds_if(others.all(|t| t.scope != scope || t.ended.is_some()))
            }
            Op::Park(timeout) => {
                let mut branches = proceeds_or_times_out(thread.unparked, *timeout);
                let may_wake = spurious.wakes && !thread.unparked;
                branches.extend(may_wake.then_some(Branch::WakesSpuriously));
                branches
            }
            // Nobody wakes it.
            Op::SleepForEver => Vec::new(),
            Op::IsFinished(_)
            | Op::Return(_)
            | Op::End
            | Op::Unpark(_)
            | Op::Pause(_)
            | Op::Print(_)
            | Op::Exit(_) => vec![Branch::Proceeds],
        }
    }

    /// What may still happen to a thread for no reason.
    fn spurious(&self, thread: &Thread) -> Spurious {
        let options = &self.context.options;
        Spurious {
            wakes: thread.spurious_wakes < options.spurious,
            failures: thread.spurious_failures < options.weak_failures,
        }
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
}
