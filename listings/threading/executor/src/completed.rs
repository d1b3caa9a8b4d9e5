//! Waiting for several futures at a time.

use std::collections::{HashSet, VecDeque};
use std::iter::{self, FusedIterator};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use crate::error::{FutureError, TimeoutError};
use crate::future::Future;
use crate::{Deadline, lock};

/// Tells a list of ended futures of one more.
#[derive(Debug, Clone)]
pub(crate) struct Watcher {
    index: usize,
    ended: Arc<Ended>,
}

/// The places of those that have ended, in that order.
#[derive(Debug, Default)]
struct Ended {
    indexes: Mutex<VecDeque<usize>>,
    one_more: Condvar,
}

impl Watcher {
    pub(crate) fn tell(self) {
        lock(&self.ended.indexes).push_back(self.index);
        self.ended.one_more.notify_one();
    }
}

impl PartialEq for Watcher {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.ended, &other.ended)
    }
}

impl Ended {
    fn next(&self, deadline: Deadline) -> Option<usize> {
        let indexes = lock(&self.indexes);
        let one_more = &self.one_more;
        deadline
            .wait_until(one_more, indexes, |i| {
                !i.is_empty()
            })
            .pop_front()
    }

    /// The next one, if there is one now.
    fn next_now(&self) -> Option<usize> {
        lock(&self.indexes).pop_front()
    }
}

/// Futures in the order in which they end: what
/// [`as_completed`] returns.
#[derive(Debug)]
#[must_use = "it waits for nothing until it is iterated"]
pub struct AsCompleted<T> {
    /// `None` where one has been given out.
    futures: Vec<Option<Future<T>>>,
    unfinished: usize,
    ended: Arc<Ended>,
}

impl<T> AsCompleted<T> {
    #[allow(
        clippy::mutable_key_type,
        reason = "a future is known by its address"
    )]
    fn new(
        futures: impl IntoIterator<Item = Future<T>>,
    ) -> Self {
        let mut seen = HashSet::new();
        let futures: Vec<_> = futures
            .into_iter()
            .filter(|future| seen.insert(future.clone()))
            .map(Some)
            .collect();
        let ended = Arc::new(Ended::default());
        for (index, future) in futures.iter().enumerate() {
            let ended = Arc::clone(&ended);
            let watcher = Watcher { index, ended };
            future.iter().for_each(|future| {
                future.watch(watcher.clone());
            });
        }
        let unfinished = futures.len();
        Self { futures, unfinished, ended }
    }

    /// The next one, or `None` when the time is up.
    fn until(
        &mut self,
        deadline: Deadline,
    ) -> Option<Future<T>> {
        let index = self.ended.next(deadline)?;
        self.take(index)
    }

    /// The next one that has ended by now.
    fn by_now(&mut self) -> Option<Future<T>> {
        let index = self.ended.next_now()?;
        self.take(index)
    }

    fn take(&mut self, index: usize) -> Option<Future<T>> {
        self.unfinished -= 1;
        self.futures[index].take()
    }
}

impl<T> Iterator for AsCompleted<T> {
    type Item = Future<T>;

    fn next(&mut self) -> Option<Future<T>> {
        if self.unfinished == 0 {
            return None;
        }
        self.until(Deadline::NEVER)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.unfinished, Some(self.unfinished))
    }
}

impl<T> ExactSizeIterator for AsCompleted<T> {}
impl<T> FusedIterator for AsCompleted<T> {}

/// Who no longer asks need not be told.
impl<T> Drop for AsCompleted<T> {
    fn drop(&mut self) {
        let ended = Arc::clone(&self.ended);
        let watcher = Watcher { index: 0, ended };
        for future in self.futures.iter().flatten() {
            future.unwatch(&watcher);
        }
    }
}

/// An iterator over the futures that yields each as it
/// ends.
///
/// Python: `as_completed`. It waits for the next one in
/// `next`. Those that have ended already come first, in the
/// order given. A future that is given twice comes once.
///
/// # Examples
///
/// ```
/// use threading_executor::{
///     ThreadPoolExecutor, as_completed,
/// };
///
/// let pool = ThreadPoolExecutor::new(2);
/// let times =
///     [20, 10].map(|time| pool.submit(move || time));
/// let times = times.map(Result::unwrap);
/// let total: u32 = as_completed(times)
///     .map(|time| *time.result().unwrap())
///     .sum();
/// assert_eq!(total, 30);
/// ```
pub fn as_completed<T>(
    futures: impl IntoIterator<Item = Future<T>>,
) -> AsCompleted<T> {
    AsCompleted::new(futures)
}

/// [`as_completed`] with a deadline, which counts from this
/// call.
///
/// Python: `as_completed`, with a timeout. There the time
/// begins with the first `next`, whatever the reference
/// says.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use threading_executor::{
///     ThreadPoolExecutor, as_completed_timeout,
/// };
///
/// let pool = ThreadPoolExecutor::new(1);
/// let soup = pool.submit(|| 20).unwrap();
/// soup.result().unwrap();
/// let now = Duration::ZERO;
/// for soup in as_completed_timeout([soup], now) {
///     assert_eq!(soup.unwrap().result(), Ok(&20));
/// }
/// ```
pub fn as_completed_timeout<T>(
    futures: impl IntoIterator<Item = Future<T>>,
    timeout: Duration,
) -> AsCompletedTimeout<T> {
    let deadline = Deadline::after(timeout);
    let completed = AsCompleted::new(futures);
    let total = completed.unfinished;
    AsCompletedTimeout { completed, deadline, total }
}

/// What [`as_completed_timeout`] returns. When the time is
/// up, it yields one [`TimeoutError`] and ends.
#[derive(Debug)]
#[must_use = "it waits for nothing until it is iterated"]
pub struct AsCompletedTimeout<T> {
    completed: AsCompleted<T>,
    deadline: Deadline,
    total: usize,
}

impl<T> Iterator for AsCompletedTimeout<T> {
    type Item = Result<Future<T>, TimeoutError>;

    fn next(&mut self) -> Option<Self::Item> {
        let unfinished = self.completed.unfinished;
        if unfinished == 0 {
            return None;
        }
        let next = self.completed.until(self.deadline);
        Some(next.ok_or_else(|| {
            self.completed.unfinished = 0;
            TimeoutError { unfinished, total: self.total }
        }))
    }
}

impl<T> FusedIterator for AsCompletedTimeout<T> {}

/// When [`wait`] is to return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReturnWhen {
    /// When one has ended. Python: `FIRST_COMPLETED`.
    FirstCompleted,
    /// When one has panicked, or was given up by a broken
    /// pool; else when all have ended. Python:
    /// `FIRST_EXCEPTION`.
    FirstException,
    /// When all have ended. Python: `ALL_COMPLETED`.
    #[default]
    AllCompleted,
}

impl ReturnWhen {
    fn is_met_by<T>(self, ended: &Future<T>) -> bool {
        match self {
            Self::FirstCompleted => true,
            Self::FirstException => matches!(
                ended.result(),
                Err(FutureError::Panicked(_)
                    | FutureError::Broken)
            ),
            Self::AllCompleted => false,
        }
    }
}

/// What [`wait`] found. Python: the tuple
/// `DoneAndNotDoneFutures`.
#[derive(Debug)]
pub struct DoneAndNotDone<T> {
    /// Those that have ended, in the order in which they
    /// did. Python has a set.
    pub done: Vec<Future<T>>,
    /// The others, in the order given.
    pub not_done: Vec<Future<T>>,
}

/// Waits for several futures.
///
/// Python: `wait`. A future that is given twice is in the
/// answer once. Clone the futures if you need them
/// afterwards: a clone is a handle.
///
/// # Examples
///
/// ```
/// use std::sync::Barrier;
/// use threading_executor::{
///     ReturnWhen, ThreadPoolExecutor, wait,
/// };
///
/// static DOOR: Barrier = Barrier::new(2);
///
/// let pool = ThreadPoolExecutor::new(2);
/// let slow = pool.submit(|| {
///     DOOR.wait();
/// });
/// let (slow, fast) = (slow.unwrap(), pool.submit(|| ()));
/// let futures = [slow, fast.unwrap()];
/// let found = wait(futures, ReturnWhen::FirstCompleted);
/// assert_eq!(found.done.len(), 1);
/// DOOR.wait();
/// let found = wait(found.not_done, ReturnWhen::default());
/// assert!(found.not_done.is_empty());
/// ```
pub fn wait<T>(
    futures: impl IntoIterator<Item = Future<T>>,
    return_when: ReturnWhen,
) -> DoneAndNotDone<T> {
    wait_until(futures, Deadline::NEVER, return_when)
}

/// [`wait`], for so long at most. It raises nothing: what
/// has not ended is in `not_done`, in Python, too.
///
/// Python: `wait`, with a timeout.
pub fn wait_timeout<T>(
    futures: impl IntoIterator<Item = Future<T>>,
    timeout: Duration,
    return_when: ReturnWhen,
) -> DoneAndNotDone<T> {
    let deadline = Deadline::after(timeout);
    wait_until(futures, deadline, return_when)
}

fn wait_until<T>(
    futures: impl IntoIterator<Item = Future<T>>,
    deadline: Deadline,
    return_when: ReturnWhen,
) -> DoneAndNotDone<T> {
    let mut completed = AsCompleted::new(futures);
    let mut done = Vec::new();
    while completed.unfinished > 0 {
        let Some(future) = completed.until(deadline) else {
            break;
        };
        let enough = return_when.is_met_by(&future);
        done.push(future);
        if enough {
            // Who has ended by now is done, too.
            done.extend(iter::from_fn(|| {
                completed.by_now()
            }));
            break;
        }
    }
    let rest = completed.futures.iter().flatten();
    let not_done = rest.cloned().collect();
    DoneAndNotDone { done, not_done }
}
