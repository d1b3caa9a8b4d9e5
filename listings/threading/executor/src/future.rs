//! The result of a task, to come.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::deadline::Deadline;
use crate::error::FutureError;
use crate::panics::{TaskPanic, contain};
use crate::promise::{Outcome, Stage};
use crate::task::Claim;
use crate::watch::{Ended, Watcher};

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
/// your own, say `future.result().cloned()`, or take it out
/// with [`into_result`](Self::into_result). Threads may
/// share a future if they may share the value: if `T` is
/// `Sync`.
///
/// # Fairness
///
/// All who wait for a result are woken when it is there.
///
/// # Cost
///
/// Each method locks a mutex of this future, and holds it
/// for a few instructions. From the second time on,
/// `result` of an ended future locks nothing.
///
/// # Panics
///
/// No method panics. The panic of a task is an error of
/// `result`; the panic of a callback is reported by the
/// panic hook and goes no further, even if its payload
/// panics again when it is dropped.
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
    claim: Claim<T>,
    /// The outcome, once somebody has asked for it: from
    /// here it is lent.
    lent: OnceLock<Outcome<T>>,
}

impl<T> Future<T> {
    pub(crate) fn new(claim: Claim<T>) -> Self {
        let lent = OnceLock::new();
        Self { shared: Arc::new(Shared { claim, lent }) }
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
    #[must_use = "it may have timed out"]
    pub fn result_timeout(
        &self,
        timeout: Duration,
    ) -> Result<&T, FutureError> {
        self.result_until(Deadline::after(timeout))
    }

    /// Waits for the task, and takes what it returned.
    ///
    /// Python has no such thing: there the result is
    /// shared.
    ///
    /// # Errors
    ///
    /// The future itself, if there is another handle to it,
    /// which may have lent the value to somebody. A
    /// callback has a handle until it has returned. The
    /// inner errors are those of [`result`](Self::result).
    ///
    /// # Examples
    ///
    /// ```
    /// use std::cell::Cell;
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// // Not `Clone`, and not `Sync`.
    /// let soup = pool.submit(|| Cell::new(20)).unwrap();
    /// let guest = soup.clone();
    /// let soup = soup.into_result().unwrap_err();
    /// drop(guest);
    /// let minutes = soup.into_result().unwrap().unwrap();
    /// assert_eq!(minutes.into_inner(), 20);
    /// ```
    pub fn into_result(
        self,
    ) -> Result<Result<T, FutureError>, Self> {
        self.claim().wait(Deadline::NEVER);
        match Arc::try_unwrap(self.shared) {
            Ok(Shared { claim, lent }) => Ok(lent
                .into_inner()
                .unwrap_or_else(|| claim.take())),
            Err(shared) => Err(Self { shared }),
        }
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
    #[must_use = "it may have timed out"]
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
        self.claim().cancel() || self.cancelled()
    }

    /// Whether it was cancelled. Python: `cancelled`.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.claim().stage() == Stage::Cancelled
    }

    /// Whether a worker runs it now. Python: `running`.
    #[must_use]
    pub fn running(&self) -> bool {
        self.claim().stage() == Stage::Running
    }

    /// Whether it has ended: returned, panicked, been
    /// cancelled, or been given up. Python: `done`.
    #[must_use]
    pub fn done(&self) -> bool {
        self.claim().stage().has_ended()
    }

    /// Has `callback` called when the task ends, by the
    /// thread that ends it: a worker, or who cancels it. If
    /// it has ended, it is called here and now.
    ///
    /// Python: `add_done_callback`. Callbacks are called in
    /// the order in which they were added, and no lock is
    /// held. Who waits for the result may be faster than
    /// they are. A worker is busy until they have returned.
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
        T: Send + Sync + 'static,
        F: FnOnce(&Self) + Send + 'static,
    {
        let future = self.clone();
        let callback = Box::new(move || callback(&future));
        let late = self.claim().at_end(callback);
        if let Some(callback) = late {
            contain(callback);
        }
    }

    fn claim(&self) -> &Claim<T> {
        &self.shared.claim
    }

    fn result_until(
        &self,
        deadline: Deadline,
    ) -> Result<&T, FutureError> {
        let Shared { claim, lent } = &*self.shared;
        let there = lent.get().is_some();
        if !there && !claim.wait(deadline) {
            return Err(FutureError::TimedOut);
        }
        let outcome = lent.get_or_init(|| claim.take());
        outcome.as_ref().map_err(Clone::clone)
    }

    pub(crate) fn watch(&self, watcher: Watcher) {
        self.claim().watch(watcher);
    }

    pub(crate) fn unwatch(&self, ended: &Arc<Ended>) {
        self.claim().unwatch(ended);
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
        self.claim().fmt(f)
    }
}
