//! Enabledness: which threads can go on, and what can come of it.

use super::ids::ThreadId;
use super::objects::{
    Atomic, Barrier, Channel, Condvar, Model, Mutex, Once, RwLock, Spurious, proceeds_if,
    proceeds_or_times_out,
};
use super::op::Op;
use super::state::ExecutionState;
use super::thread::{Pending, Thread};
use crate::graph::Branch;

impl ExecutionState {
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
}
