//! The result of a task, to come.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::mem;
use std::sync::{
    Arc, Condvar, Mutex, MutexGuard, OnceLock,
};
use std::time::Duration;

use crate::completed::Watcher;
use crate::error::{FutureError, TaskPanic};
use crate::{Deadline, contain, lock};

/// The result of a task, to come: Python's `Future`.
///
/// A clone is another handle to the same future, as a
/// second name for it is in Python. Handles of the same
/// future are equal, so a future can be the key of a map.
/// To drop the last one does not cancel the task.
///
/// [`result`](Self::result) *lends* what the task has
/// returned. Python's can be asked often and by anybody,
/// and always returns the same object; so does this one,
/// and it asks nothing of `T`. Where you need a value of
/// your own, say `future.result().cloned()`.
///
/// # Fairness
///
/// All who wait for a result are woken when it is there.
///
/// # Cost
///
/// To ask whether it has ended is one atomic load. Each of
/// the others locks a mutex of this future, and holds it
/// for a few instructions. `result` of an ended future
/// locks nothing.
///
/// # Panics
///
/// No method panics. The panic of a task is an error of
/// `result`; the panic of a callback is reported by the
/// panic hook and goes no further.
///
/// # Differences from Python
///
/// - A task ends by a return or by a panic. The panic is
///   an error here, and not raised again:
///   [`TaskPanic::resume_unwind`] does that.
/// - Whoever waits in `wait` or `as_completed` hears of
///   `cancel` at once. In CPython, when a worker comes
///   upon the task.
/// - `set_result` and `set_exception` belong to the pool,
///   so there is no `InvalidStateError`.
pub struct Future<T> {
    shared: Arc<Shared<T>>,
}

struct Shared<T> {
    progress: Mutex<Progress<T>>,
    ended: Condvar,
    /// Set once, with `progress` locked.
    outcome: OnceLock<Outcome<T>>,
}

type Outcome<T> = Result<T, FutureError>;
type Callback<T> = Box<dyn FnOnce(&Future<T>) + Send>;

struct Progress<T> {
    stage: Stage,
    watchers: Vec<Watcher>,
    callbacks: Vec<Callback<T>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Pending,
    Running,
    Ended,
}

impl<T> Future<T> {
    pub(crate) fn pending() -> Self {
        let progress = Mutex::new(Progress {
            stage: Stage::Pending,
            watchers: Vec::new(),
            callbacks: Vec::new(),
        });
        let ended = Condvar::new();
        let outcome = OnceLock::new();
        let shared = Shared { progress, ended, outcome };
        Self { shared: Arc::new(shared) }
    }

    /// Waits for the task, and lends what it returned.
    ///
    /// Python: `result`.
    ///
    /// # Errors
    ///
    /// The task has panicked, was cancelled, or never ran
    /// because an initializer has panicked.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::fs;
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// let read = || fs::read_to_string("no such file");
    /// let text = pool.submit(read).unwrap();
    /// // An `Err` of the task is what it returned.
    /// assert!(text.result().unwrap().is_err());
    /// assert!(text.result().is_ok());
    /// ```
    pub fn result(&self) -> Result<&T, FutureError> {
        self.result_until(Deadline::NEVER)
    }

    /// Waits for the task, for so long at most.
    ///
    /// Python: `result`, with a timeout.
    ///
    /// # Errors
    ///
    /// Those of [`result`](Self::result), and
    /// [`FutureError::TimedOut`]. The task goes on, and the
    /// future may be asked again.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::Barrier;
    /// use std::time::Duration;
    /// use threading_executor::{
    ///     FutureError, ThreadPoolExecutor,
    /// };
    ///
    /// static DOOR: Barrier = Barrier::new(2);
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// let guest = pool.submit(|| DOOR.wait().is_leader());
    /// let guest = guest.unwrap();
    /// let soon = guest.result_timeout(Duration::ZERO);
    /// assert_eq!(soon, Err(FutureError::TimedOut));
    /// DOOR.wait();
    /// assert!(guest.result().is_ok());
    /// ```
    pub fn result_timeout(
        &self,
        timeout: Duration,
    ) -> Result<&T, FutureError> {
        self.result_until(Deadline::after(timeout))
    }

    /// Waits for the task: the panic with which it ended,
    /// or `None` if it has returned.
    ///
    /// Python: `exception`.
    ///
    /// # Errors
    ///
    /// The task never ran: it was cancelled, or an
    /// initializer has panicked.
    ///
    /// # Examples
    ///
    /// ```
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// let soup = pool.submit(|| 20).unwrap();
    /// assert_eq!(soup.exception(), Ok(None));
    /// ```
    pub fn exception(
        &self,
    ) -> Result<Option<TaskPanic>, FutureError> {
        panic_of(self.result())
    }

    /// Waits as [`exception`](Self::exception) does, for so
    /// long at most.
    ///
    /// Python: `exception`, with a timeout.
    ///
    /// # Errors
    ///
    /// Those of [`exception`](Self::exception), and
    /// [`FutureError::TimedOut`].
    pub fn exception_timeout(
        &self,
        timeout: Duration,
    ) -> Result<Option<TaskPanic>, FutureError> {
        panic_of(self.result_timeout(timeout))
    }

    /// Sees to it that the task does not run. `false`: too
    /// late, it runs or has ended. `true` again if it was
    /// cancelled before.
    ///
    /// Python: `cancel`. The callbacks run here, in the
    /// thread that cancels.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::Barrier;
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// static DOOR: Barrier = Barrier::new(2);
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// let first = pool.submit(|| DOOR.wait()).unwrap();
    /// let second = pool.submit(|| 20).unwrap();
    /// assert!(second.cancel());
    /// assert!(second.cancelled() && second.done());
    /// DOOR.wait();
    /// assert!(first.result().is_ok());
    /// assert!(!first.cancel());
    /// ```
    pub fn cancel(&self) -> bool {
        self.abandon(FutureError::Cancelled)
            || self.cancelled()
    }

    /// Whether it was cancelled. Python: `cancelled`.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        let outcome = self.outcome();
        matches!(outcome, Some(Err(FutureError::Cancelled)))
    }

    /// Whether a worker runs it now. Python: `running`.
    #[must_use]
    pub fn running(&self) -> bool {
        self.progress().stage == Stage::Running
    }

    /// Whether it has ended: returned, panicked, been
    /// cancelled, or been given up. Python: `done`.
    #[must_use]
    pub fn done(&self) -> bool {
        self.outcome().is_some()
    }

    /// Has `callback` called when the task ends, by the
    /// thread that ends it: a worker, or who cancels it. If
    /// it has ended, it is called here and now.
    ///
    /// Python: `add_done_callback`. Callbacks are called in
    /// the order in which they were added, and no lock is
    /// held. Who waits for the result may be faster than
    /// they are.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::mpsc::channel;
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let (sender, ready) = channel();
    /// let pool = ThreadPoolExecutor::new(1);
    /// let soup = pool.submit(|| 20).unwrap();
    /// soup.add_done_callback(move |soup| {
    ///     sender.send(soup.result().cloned()).unwrap();
    /// });
    /// assert_eq!(ready.recv().unwrap(), Ok(20));
    /// ```
    pub fn add_done_callback<F>(&self, callback: F)
    where
        F: FnOnce(&Self) + Send + 'static,
    {
        let mut progress = self.progress();
        if progress.stage == Stage::Ended {
            drop(progress);
            contain(|| callback(self));
        } else {
            progress.callbacks.push(Box::new(callback));
        }
    }

    fn progress(&self) -> MutexGuard<'_, Progress<T>> {
        lock(&self.shared.progress)
    }

    fn outcome(&self) -> Option<&Outcome<T>> {
        self.shared.outcome.get()
    }

    pub(crate) fn result_until(
        &self,
        deadline: Deadline,
    ) -> Result<&T, FutureError> {
        if self.outcome().is_none() {
            let ended = &self.shared.ended;
            let progress = self.progress();
            drop(deadline.wait_until(
                ended,
                progress,
                |p| p.stage == Stage::Ended,
            ));
        }
        match self.outcome() {
            Some(Ok(value)) => Ok(value),
            Some(Err(error)) => Err(error.clone()),
            None => Err(FutureError::TimedOut),
        }
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

    /// Ends what runs.
    pub(crate) fn finish(&self, outcome: Outcome<T>) {
        self.end(Stage::Running, outcome);
    }

    /// Ends what waits; `false` if it runs or has ended.
    pub(crate) fn abandon(&self, why: FutureError) -> bool {
        self.end(Stage::Pending, Err(why))
    }

    fn end(
        &self,
        from: Stage,
        outcome: Outcome<T>,
    ) -> bool {
        let mut progress = self.progress();
        if progress.stage != from {
            return false;
        }
        progress.stage = Stage::Ended;
        let _ = self.shared.outcome.set(outcome);
        let watchers = mem::take(&mut progress.watchers);
        let callbacks = mem::take(&mut progress.callbacks);
        drop(progress);
        self.shared.ended.notify_all();
        for watcher in watchers {
            watcher.tell();
        }
        for callback in callbacks {
            contain(|| callback(self));
        }
        true
    }

    pub(crate) fn watch(&self, watcher: Watcher) {
        let mut progress = self.progress();
        if progress.stage == Stage::Ended {
            drop(progress);
            watcher.tell();
        } else {
            progress.watchers.push(watcher);
        }
    }

    pub(crate) fn unwatch(&self, watcher: &Watcher) {
        self.progress().watchers.retain(|w| w != watcher);
    }
}

fn panic_of<T>(
    result: Result<T, FutureError>,
) -> Result<Option<TaskPanic>, FutureError> {
    match result {
        Ok(_) => Ok(None),
        Err(FutureError::Panicked(panic)) => {
            Ok(Some(panic))
        }
        Err(error) => Err(error),
    }
}

impl<T> Clone for Future<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

impl<T> PartialEq for Future<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

impl<T> Eq for Future<T> {}

impl<T> Hash for Future<T> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        Arc::as_ptr(&self.shared).hash(hasher);
    }
}

/// The state, as in Python's `repr`.
impl<T> fmt::Debug for Future<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(match self.outcome() {
            None if self.running() => "Future(running)",
            None => "Future(pending)",
            Some(Ok(_)) => "Future(returned)",
            Some(Err(FutureError::Panicked(_))) => {
                "Future(panicked)"
            }
            Some(Err(FutureError::Broken)) => {
                "Future(broken)"
            }
            Some(Err(_)) => "Future(cancelled)",
        })
    }
}
