//! Futures in the order in which they end.

use std::collections::HashSet;
use std::fmt;
use std::iter::FusedIterator;
use std::sync::Arc;
use std::time::Duration;

use crate::deadline::Deadline;
use crate::error::TimeoutError;
use crate::future::Future;
use crate::watch::{Ended, Watcher};

/// Futures in the order in which they end: what
/// [`as_completed`] returns.
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
    pub(crate) fn new(
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
            let watcher = Watcher::new(index, &ended);
            future.iter().for_each(|future| {
                future.watch(watcher.clone());
            });
        }
        let unfinished = futures.len();
        Self { futures, unfinished, ended }
    }

    /// The next one, or `None` when the time is up.
    pub(crate) fn until(
        &mut self,
        deadline: Deadline,
    ) -> Option<Future<T>> {
        let index = self.ended.next(deadline)?;
        self.take(index)
    }

    /// The next one that has ended by now.
    pub(crate) fn by_now(&mut self) -> Option<Future<T>> {
        let index = self.ended.next_now()?;
        self.take(index)
    }

    /// How many have not been given out.
    pub(crate) const fn unfinished(&self) -> usize {
        self.unfinished
    }

    /// Those that have not been given out, in the order
    /// given.
    pub(crate) fn rest(&self) -> Vec<Future<T>> {
        self.futures.iter().flatten().cloned().collect()
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

impl<T> fmt::Debug for AsCompleted<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let rest = self.futures.iter().flatten();
        f.debug_list().entries(rest).finish()
    }
}

impl<T> ExactSizeIterator for AsCompleted<T> {}
impl<T> FusedIterator for AsCompleted<T> {}

/// Who no longer asks need not be told.
impl<T> Drop for AsCompleted<T> {
    fn drop(&mut self) {
        for future in self.futures.iter().flatten() {
            future.unwatch(&self.ended);
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

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;
    use crate::pool::ThreadPoolExecutor;

    #[test]
    fn who_no_longer_asks_is_not_told() {
        static GATE: Barrier = Barrier::new(2);
        let pool = ThreadPoolExecutor::new(1);
        let task = pool.submit(|| GATE.wait().is_leader());
        let task = task.unwrap();
        let first = as_completed([task.clone()]);
        let soon = Duration::from_secs(20);
        let mut second =
            as_completed_timeout([task.clone()], soon);
        let ended = Arc::downgrade(&first.ended);
        drop(first);
        let holders = ended.strong_count();
        GATE.wait();
        assert_eq!(holders, 0, "the future tells nobody");
        assert_eq!(second.next(), Some(Ok(task)));
    }
}
