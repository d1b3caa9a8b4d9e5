//! The pool, and what can be asked of it.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::Deadline;
use crate::builder::Builder;
use crate::error::SubmitError;
use crate::future::Future;
use crate::results::Results;
use crate::task::Task;
use crate::workers::Workers;

/// Threads that work off tasks: Python's
/// `ThreadPoolExecutor`.
///
/// A worker is started when a task is submitted, no worker
/// waits for one, and there may be more. To drop the pool
/// is to leave the `with` block: what was submitted is
/// done, and the workers are joined.
///
/// # Tasks that wait for tasks
///
/// A task that waits for another task of the same pool
/// keeps a worker. When every worker waits for tasks that
/// nobody is left to run, none ever ends. You see it in the
/// pool: `{pool:?}` says that all workers are started, none
/// is idle, and as many are queued as before. Submit from
/// outside instead, and hand a task what it needs when it
/// starts.
///
/// # Fairness
///
/// Tasks start in the order in which they were submitted.
/// In which order they end is up to the scheduler.
///
/// # Cost
///
/// To submit costs two allocations, a lock, and at most a
/// start of a thread. A worker that waits takes no time. An
/// ended task is kept for as long as there is a handle to
/// its future.
///
/// # Panics
///
/// No method panics, once the pool is built. A panic in a
/// task is kept for who asks for its result, and the worker
/// goes on; the panic hook reports it at once, as ever.
///
/// # Differences from Python
///
/// - A pool that is dropped waits. In Python, one that is
///   collected does not; the interpreter waits at its end.
/// - A task cannot borrow from the caller, since a handle
///   to the pool may outlive it: use `thread::scope`.
/// - A task that shuts its own pool down does not wait for
///   itself. Python raises `RuntimeError` there.
/// - `submit` does not wait until a worker that it starts
///   runs, as CPython's does. `cancel_futures` right behind
///   it may cancel the first tasks, too.
/// - A worker is free a moment after the result of its task
///   is there. Who submits in this moment may start another
///   worker, which CPython's lock makes rare.
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
    /// thread. Then `function` is dropped.
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
    /// pool.shutdown(true, false);
    /// let late = pool.submit(|| 10);
    /// assert_eq!(late, Err(SubmitError::ShutDown));
    /// ```
    pub fn submit<T, F>(
        &self,
        function: F,
    ) -> Result<Future<T>, SubmitError>
    where
        T: Send + Sync + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let future = Future::pending();
        let handle = future.clone();
        let task = Task { future, function };
        self.workers.submit(Box::new(task))?;
        Ok(handle)
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
            self.submit(move || {
                Mutex::new(Some(function(item)))
            })
        };
        let futures = items.into_iter().map(submit);
        let futures = futures.collect::<Result<_, _>>()?;
        Ok(Results::new(futures, deadline))
    }

    /// Accepts no more tasks.
    ///
    /// Python: `shutdown(wait=..., cancel_futures=...)`,
    /// where `wait` is true unless something is said, and
    /// `cancel_futures` false. It may be called again.
    ///
    /// With `cancel_futures`, what does not run yet is
    /// cancelled; else it is run. With `wait`, the call
    /// returns when the last worker has ended, for every
    /// thread that calls it so. A task that calls it does
    /// not wait.
    ///
    /// # Examples
    ///
    /// ```
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// let tasks: Vec<_> =
    ///     (0..9).map(|_| pool.submit(|| ())).collect();
    /// pool.shutdown(true, true);
    /// for task in tasks {
    ///     assert!(task.unwrap().done());
    /// }
    /// ```
    pub fn shutdown(
        &self,
        wait: bool,
        cancel_futures: bool,
    ) {
        self.workers.shut_down(cancel_futures);
        if wait {
            self.workers.join();
        }
    }

    /// How many workers there may be.
    #[must_use]
    pub fn max_workers(&self) -> usize {
        self.workers.max
    }
}

/// As `ThreadPoolExecutor()`: four workers more than there
/// are cores, and no more than 32.
impl Default for ThreadPoolExecutor {
    fn default() -> Self {
        Builder::new().build()
    }
}

/// The end of the `with` block: `shutdown(true, false)`.
impl Drop for ThreadPoolExecutor {
    fn drop(&mut self) {
        self.shutdown(true, false);
    }
}

/// How many workers there are, and how many tasks wait.
impl fmt::Debug for ThreadPoolExecutor {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        self.workers.fmt(f)
    }
}
