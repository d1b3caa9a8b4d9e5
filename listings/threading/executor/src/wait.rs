//! Waiting for several futures at a time.

use std::iter;
use std::time::Duration;

use crate::completed::AsCompleted;
use crate::deadline::Deadline;
use crate::error::FutureError;
use crate::future::Future;

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
#[must_use = "what has not ended is in here"]
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
    while completed.unfinished() > 0 {
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
    DoneAndNotDone { done, not_done: completed.rest() }
}
