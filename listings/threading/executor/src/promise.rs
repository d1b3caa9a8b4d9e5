//! What a worker promises, and who is told when it is kept.

use std::fmt;
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use crate::deadline::Deadline;
use crate::error::FutureError;
use crate::lock;
use crate::panics::contain;
use crate::watch::{Ended, Watcher};

pub(crate) type Outcome<T> = Result<T, FutureError>;

/// A callback, together with the future that it is given.
pub(crate) type Callback = Box<dyn FnOnce() + Send>;

/// The outcome of a task, to come.
pub(crate) struct Promise<T> {
    progress: Mutex<Progress<T>>,
    ended: Condvar,
}

struct Progress<T> {
    stage: Stage,
    /// From the end of the task until it is taken.
    outcome: Option<Outcome<T>>,
    /// Whether nobody is left to take it.
    forgotten: bool,
    /// How many wait for `ended`. To notify nobody would be
    /// a call of the system all the same.
    waiting: usize,
    watchers: Vec<Watcher>,
    callbacks: Vec<Callback>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Pending,
    Running,
    Returned,
    Panicked,
    Cancelled,
    Broken,
}

impl Stage {
    fn of<T>(outcome: &Outcome<T>) -> Self {
        match outcome {
            Ok(_) => Self::Returned,
            Err(FutureError::Panicked(_)) => Self::Panicked,
            Err(FutureError::Broken) => Self::Broken,
            Err(_) => Self::Cancelled,
        }
    }

    pub(crate) const fn has_ended(self) -> bool {
        !matches!(self, Self::Pending | Self::Running)
    }
}

/// What is left to do when a task has ended. All of it is
/// the user's, and no lock is held.
#[must_use = "the callbacks are in here"]
pub(crate) struct Aftermath<T> {
    forgotten: Option<Outcome<T>>,
    callbacks: Vec<Callback>,
}

impl<T> Aftermath<T> {
    pub(crate) fn carry_out(self) {
        contain(|| drop(self.forgotten));
        for callback in self.callbacks {
            contain(callback);
        }
    }

    const fn is_nothing(&self) -> bool {
        self.forgotten.is_none()
            && self.callbacks.is_empty()
    }
}

impl<T> Promise<T> {
    pub(crate) fn new() -> Self {
        let progress = Mutex::new(Progress {
            stage: Stage::Pending,
            outcome: None,
            forgotten: false,
            waiting: 0,
            watchers: Vec::new(),
            callbacks: Vec::new(),
        });
        Self { progress, ended: Condvar::new() }
    }

    fn progress(&self) -> MutexGuard<'_, Progress<T>> {
        lock(&self.progress)
    }

    pub(crate) fn stage(&self) -> Stage {
        self.progress().stage
    }

    /// From pending to running; `false` if it has ended.
    pub(crate) fn start(&self) -> bool {
        let mut progress = self.progress();
        let pending = progress.stage == Stage::Pending;
        if pending {
            progress.stage = Stage::Running;
        }
        pending
    }

    /// Ends what runs. If nothing is left to do, `go_idle`
    /// is called before anybody can see the outcome. It
    /// locks the pool while this promise is locked; nothing
    /// locks them in the other order.
    pub(crate) fn finish(
        &self,
        outcome: Outcome<T>,
        go_idle: impl FnOnce(),
    ) -> Option<Aftermath<T>> {
        let progress = self.progress();
        let aftermath =
            self.end(progress, outcome, |aftermath| {
                if aftermath.is_nothing() {
                    go_idle();
                }
            });
        (!aftermath.is_nothing()).then_some(aftermath)
    }

    /// Ends what does not run yet; `None`: it is too late.
    pub(crate) fn abandon(
        &self,
        why: FutureError,
    ) -> Option<Aftermath<T>> {
        let progress = self.progress();
        let pending = progress.stage == Stage::Pending;
        pending
            .then(|| self.end(progress, Err(why), |_| ()))
    }

    /// Ends what does not run yet, as asked by the user.
    pub(crate) fn cancel(&self) -> bool {
        let aftermath =
            self.abandon(FutureError::Cancelled);
        let in_time = aftermath.is_some();
        if let Some(aftermath) = aftermath {
            aftermath.carry_out();
        }
        in_time
    }

    /// `before` is called before anybody can see the
    /// outcome: with the lock held.
    fn end(
        &self,
        mut progress: MutexGuard<'_, Progress<T>>,
        outcome: Outcome<T>,
        before: impl FnOnce(&Aftermath<T>),
    ) -> Aftermath<T> {
        progress.stage = Stage::of(&outcome);
        let mut outcome = Some(outcome);
        if !progress.forgotten {
            progress.outcome = outcome.take();
        }
        let callbacks = mem::take(&mut progress.callbacks);
        let forgotten = outcome;
        let aftermath = Aftermath { forgotten, callbacks };
        before(&aftermath);
        let watchers = mem::take(&mut progress.watchers);
        let waited_for = progress.waiting > 0;
        drop(progress);
        if waited_for {
            self.ended.notify_all();
        }
        for watcher in watchers {
            watcher.tell();
        }
        aftermath
    }

    /// Waits for the end; `false` if it does not come in
    /// time.
    pub(crate) fn wait(&self, deadline: Deadline) -> bool {
        let mut progress = self.progress();
        progress.waiting += 1;
        progress = deadline.wait_until(
            &self.ended,
            progress,
            |progress| progress.stage.has_ended(),
        );
        progress.waiting -= 1;
        progress.stage.has_ended()
    }

    /// The outcome, once: of what has ended.
    pub(crate) fn take(&self) -> Outcome<T> {
        let outcome = self.progress().outcome.take();
        outcome.expect("what has ended is taken once")
    }

    /// Nobody will take it. What is there is dropped here.
    pub(crate) fn forget(&self) {
        let mut progress = self.progress();
        progress.forgotten = true;
        let outcome = progress.outcome.take();
        drop(progress);
        drop(outcome);
    }

    /// Has it called at the end; gives it back if that is
    /// past.
    pub(crate) fn at_end(
        &self,
        callback: Callback,
    ) -> Option<Callback> {
        let mut progress = self.progress();
        if progress.stage.has_ended() {
            return Some(callback);
        }
        progress.callbacks.push(callback);
        None
    }

    pub(crate) fn watch(&self, watcher: Watcher) {
        let mut progress = self.progress();
        if progress.stage.has_ended() {
            drop(progress);
            watcher.tell();
        } else {
            progress.watchers.push(watcher);
        }
    }

    pub(crate) fn unwatch(&self, ended: &Arc<Ended>) {
        let watchers = &mut self.progress().watchers;
        watchers.retain(|watcher| !watcher.tells(ended));
    }
}

/// The stage, as in Python's `repr` of a future.
impl<T> fmt::Debug for Promise<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(match self.stage() {
            Stage::Pending => "Future(pending)",
            Stage::Running => "Future(running)",
            Stage::Returned => "Future(returned)",
            Stage::Panicked => "Future(panicked)",
            Stage::Cancelled => "Future(cancelled)",
            Stage::Broken => "Future(broken)",
        })
    }
}
