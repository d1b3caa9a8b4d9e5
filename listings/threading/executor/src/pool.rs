//! The pool, and what can be asked of it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::builder::Builder;
use crate::deadline::Deadline;
use crate::error::SubmitError;
use crate::future::Future;
use crate::results::Results;
use crate::task::{Claim, Task};
use crate::workers::Workers;

/// Threads that work off tasks: Python's
/// `ThreadPoolExecutor`.
///
/// To drop the pool is to leave the `with` block: what was
/// submitted is done, and the workers are joined.
///
/// # Tasks that wait for tasks
///
/// A task that waits for another task of the same pool
/// keeps a worker. When every worker waits for tasks that
/// nobody is left to run, none ever ends. You see it in the
/// pool: all [`workers`](Self::workers) are started, none
/// is [`idle`](Self::idle), and as many tasks are
/// [`queued`](Self::queued) as before. Submit from outside
/// instead, and hand a task what it needs when it starts.
///
/// # Idle workers
///
/// A worker is started when a task is submitted that no
/// idle worker is there for, up to the maximum. Who has the
/// result of a task finds its worker idle: to submit and
/// wait in turns takes one worker. A worker that calls
/// callbacks, or drops a result that nobody can ask for any
/// more, is busy until that is done, so that no task waits
/// for it while another worker could be started.
///
/// # Fairness
///
/// Tasks start in the order in which they were submitted.
/// In which order they end is up to the scheduler.
///
/// # Cost
///
/// To submit costs two allocations, a lock, and at most a
/// start of a thread; in `map`, one allocation an item. A
/// worker that waits takes no time. An ended task is kept
/// for as long as there is a handle to its future.
///
/// # Panics
///
/// No method panics, once the pool is built. A panic in a
/// task is kept for who asks for its result, and the worker
/// goes on; the panic hook reports it at once, as ever. So
/// it is with a panic in a callback, in an initializer, in
/// the drop of anything that a worker drops, and with a
/// payload that panics when it is dropped.
///
/// # Differences from Python
///
/// - A pool that is dropped waits. In Python, one that is
///   collected does not; the interpreter waits at its end.
/// - A task cannot borrow from the caller, since a handle
///   to the pool may outlive it: use `thread::scope`.
/// - A task that shuts its own pool down does not wait for
///   itself. Python raises `RuntimeError` there.
#[must_use = "dropped at once, it is shut down at once"]
pub struct ThreadPoolExecutor {
    pub(crate) workers: Arc<Workers>,
}

impl ThreadPoolExecutor {
    /// A pool of so many workers at most.
    ///
    /// Python: `ThreadPoolExecutor(max_workers)`. For the
    /// default number use [`default`](Self::default), for
    /// the other arguments a [`Builder`].
    ///
    /// # Panics
    ///
    /// If `max_workers` is 0, where Python raises
    /// `ValueError`.
    pub fn new(max_workers: usize) -> Self {
        Builder::new().max_workers(max_workers).build()
    }

    /// The arguments of a pool, to be chosen.
    pub const fn builder() -> Builder {
        Builder::new()
    }

    /// Has a worker run `function` as soon as one is free.
    ///
    /// Python: `submit`, where the closure stands for the
    /// function and its arguments.
    ///
    /// # Errors
    ///
    /// The pool is shut down, or broken, or can get no
    /// thread. The error has `function`.
    ///
    /// # Examples
    ///
    /// ```
    /// use threading_executor::{
    ///     SubmitError, ThreadPoolExecutor,
    /// };
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// let soup = pool.submit(|| 20).unwrap();
    /// assert_eq!(soup.result(), Ok(&20));
    ///
    /// pool.shutdown();
    /// let late = pool.submit(|| 10).unwrap_err();
    /// assert!(matches!(late, SubmitError::ShutDown(_)));
    /// ```
    pub fn submit<T, F>(
        &self,
        function: F,
    ) -> Result<Future<T>, SubmitError<F>>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        self.claim(function).map(Future::new)
    }

    fn claim<T, F>(
        &self,
        function: F,
    ) -> Result<Claim<T>, SubmitError<F>>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let task = Arc::new(Task::new(function));
        match self.workers.submit(task.clone()) {
            Ok(()) => Ok(Claim::new(task)),
            Err(why) => Err(why.of(task.take_function())),
        }
    }

    /// Submits `function(item)` for each item now, and
    /// returns the results in the order of the items.
    ///
    /// Python: `map`. For several iterables, `zip` them.
    ///
    /// # Errors
    ///
    /// As [`submit`](Self::submit). What was submitted
    /// before the error is run.
    ///
    /// # Examples
    ///
    /// ```
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let pool = ThreadPoolExecutor::new(2);
    /// let lengths = pool.map(str::len, ["soup", "bun"]);
    /// let lengths: Result<Vec<_>, _> =
    ///     lengths.unwrap().collect();
    /// assert_eq!(lengths, Ok(vec![4, 3]));
    /// ```
    pub fn map<I, T, F>(
        &self,
        function: F,
        items: I,
    ) -> Result<Results<T>, SubmitError>
    where
        I: IntoIterator<Item: Send + 'static>,
        T: Send + 'static,
        F: Fn(I::Item) -> T + Send + Sync + 'static,
    {
        self.map_until(Deadline::NEVER, function, items)
    }

    /// [`map`](Self::map) with a deadline, which counts
    /// from this call.
    ///
    /// Python: `map`, with a timeout. When it has passed,
    /// and the result whose turn it is has not come, the
    /// iterator yields [`FutureError::TimedOut`][timed] and
    /// cancels what does not run yet.
    ///
    /// [timed]: crate::FutureError::TimedOut
    ///
    /// # Errors
    ///
    /// As [`submit`](Self::submit).
    pub fn map_timeout<I, T, F>(
        &self,
        function: F,
        items: I,
        timeout: Duration,
    ) -> Result<Results<T>, SubmitError>
    where
        I: IntoIterator<Item: Send + 'static>,
        T: Send + 'static,
        F: Fn(I::Item) -> T + Send + Sync + 'static,
    {
        let deadline = Deadline::after(timeout);
        self.map_until(deadline, function, items)
    }

    fn map_until<I, T, F>(
        &self,
        deadline: Deadline,
        function: F,
        items: I,
    ) -> Result<Results<T>, SubmitError>
    where
        I: IntoIterator<Item: Send + 'static>,
        T: Send + 'static,
        F: Fn(I::Item) -> T + Send + Sync + 'static,
    {
        let function = Arc::new(function);
        let submit = |item| {
            let function = Arc::clone(&function);
            self.claim(move || function(item))
                .map_err(|refused| refused.of(()))
        };
        let claims = items.into_iter().map(submit);
        let claims = claims.collect::<Result<_, _>>()?;
        Ok(Results::new(claims, deadline))
    }

    /// Accepts no more tasks, runs what was accepted, and
    /// returns when the last worker has ended, for every
    /// thread that calls it. A task that calls it does not
    /// wait for itself.
    ///
    /// Python: `shutdown()`. It may be called again, as may
    /// its siblings, in any order.
    pub fn shutdown(&self) {
        self.workers.shut_down();
        self.workers.join();
    }

    /// Accepts no more tasks, and does not wait for those
    /// that were accepted. They are run.
    ///
    /// Python: `shutdown(wait=False)`.
    pub fn shutdown_no_wait(&self) {
        self.workers.shut_down();
    }

    /// [`shutdown`](Self::shutdown), where what does not
    /// run yet is cancelled.
    ///
    /// Python: `shutdown(cancel_futures=True)`. As there, a
    /// worker that has just been started gets its first
    /// task all the same.
    ///
    /// # Examples
    ///
    /// ```
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// let first = pool.submit(|| 20).unwrap();
    /// let tasks: Vec<_> =
    ///     (0..9).map(|_| pool.submit(|| ())).collect();
    /// pool.shutdown_cancel_futures();
    /// assert_eq!(first.result(), Ok(&20));
    /// for task in tasks {
    ///     assert!(task.unwrap().done());
    /// }
    /// ```
    pub fn shutdown_cancel_futures(&self) {
        self.workers.shut_down_and_cancel();
        self.workers.join();
    }

    /// [`shutdown_cancel_futures`][cancel] that does not
    /// wait for what runs.
    ///
    /// Python: `shutdown(wait=False, cancel_futures=True)`.
    ///
    /// [cancel]: Self::shutdown_cancel_futures
    pub fn shutdown_cancel_futures_no_wait(&self) {
        self.workers.shut_down_and_cancel();
    }

    /// How many workers there may be.
    #[must_use]
    pub fn max_workers(&self) -> usize {
        self.workers.max
    }

    /// How many workers have been started. It is never
    /// more than [`max_workers`](Self::max_workers).
    ///
    /// # Examples
    ///
    /// ```
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let pool = ThreadPoolExecutor::new(8);
    /// assert_eq!(pool.workers(), 0);
    /// for _ in 0..3 {
    ///     pool.submit(|| 20).unwrap().result().unwrap();
    /// }
    /// assert_eq!(pool.workers(), 1);
    /// ```
    #[must_use]
    pub fn workers(&self) -> usize {
        self.workers.numbers().workers
    }

    /// How many workers have nothing to do, now, and no
    /// task that waits for them.
    #[must_use]
    pub fn idle(&self) -> usize {
        self.workers.numbers().idle
    }

    /// How many tasks wait for a worker, now, those
    /// included that have been cancelled one by one.
    #[must_use]
    pub fn queued(&self) -> usize {
        self.workers.numbers().queued
    }
}

/// As `ThreadPoolExecutor()`: four workers more than there
/// are cores, and no more than 32.
impl Default for ThreadPoolExecutor {
    fn default() -> Self {
        Builder::new().build()
    }
}

/// The end of the `with` block: [`shutdown`][shutdown].
///
/// [shutdown]: ThreadPoolExecutor::shutdown
impl Drop for ThreadPoolExecutor {
    fn drop(&mut self) {
        self.shutdown();
    }
}

/// How many workers there are, and how many tasks wait. No
/// lock is held while it is written.
impl fmt::Debug for ThreadPoolExecutor {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let Workers { max, prefix, .. } = &*self.workers;
        let numbers = self.workers.numbers();
        f.debug_struct("ThreadPoolExecutor")
            .field("thread_name_prefix", prefix)
            .field("max_workers", max)
            .field("workers", &numbers.workers)
            .field("idle", &numbers.idle)
            .field("queued", &numbers.queued)
            .field("shut_down", &numbers.shut_down)
            .field("broken", &numbers.broken)
            .finish()
    }
}
