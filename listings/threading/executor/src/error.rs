//! What can go wrong.

use std::error::Error;
use std::{fmt, io};

use crate::panics::TaskPanic;

/// Why there is no result.
///
/// What Python tells apart by the class of the exception.
///
/// ```
/// use threading_executor::{
///     FutureError, ThreadPoolExecutor,
/// };
///
/// let pool = ThreadPoolExecutor::new(1);
/// let bun = pool.submit(|| -> u32 { panic!("no bun") });
/// match bun.unwrap().result() {
///     Err(FutureError::Panicked(panic)) => {
///         assert_eq!(panic.message(), "no bun");
///     }
///     other => unreachable!("{other:?}"),
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FutureError {
    /// The task was cancelled before it ran. Python:
    /// `CancelledError`.
    Cancelled,
    /// The task has not ended within the time. Python:
    /// `TimeoutError`. Only what takes a timeout says so.
    TimedOut,
    /// An initializer has panicked, so the task never ran.
    /// Python: `BrokenThreadPool`, which is what its
    /// `exception` returns; here it is an `Err`.
    Broken,
    /// The task has panicked. Python raises the exception
    /// that the task has raised.
    Panicked(TaskPanic),
}

impl fmt::Display for FutureError {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        match self {
            Self::Cancelled => {
                f.write_str("the task was cancelled")
            }
            Self::TimedOut => f.write_str(
                "the task has not ended in time",
            ),
            Self::Broken => f.write_str(BROKEN),
            Self::Panicked(_) => {
                f.write_str("the task panicked")
            }
        }
    }
}

/// The source is the panic, whose text is its message.
impl Error for FutureError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Panicked(panic) => Some(panic),
            _ => None,
        }
    }
}

impl From<TimeoutError> for FutureError {
    fn from(_: TimeoutError) -> Self {
        Self::TimedOut
    }
}

/// Why a task was not accepted, and its function. `map` has
/// no function to give back.
///
/// Python raises a `RuntimeError` for each.
///
/// ```
/// use threading_executor::ThreadPoolExecutor;
///
/// let pool = ThreadPoolExecutor::new(1);
/// pool.shutdown();
/// let refused = pool.submit(|| 20).unwrap_err();
/// let cook = refused.into_inner();
/// assert_eq!(cook(), 20);
/// ```
pub enum SubmitError<F = ()> {
    /// The pool has been shut down.
    ShutDown(F),
    /// An initializer has panicked. Python:
    /// `BrokenThreadPool`.
    Broken(F),
    /// The pool has no worker, and the system refuses to
    /// start one, for this reason.
    NoThread(F, io::Error),
}

impl<F> SubmitError<F> {
    /// The function that was not accepted.
    pub fn into_inner(self) -> F {
        match self {
            Self::ShutDown(function)
            | Self::Broken(function)
            | Self::NoThread(function, _) => function,
        }
    }

    /// The same refusal, of something else.
    pub(crate) fn of<G>(self, other: G) -> SubmitError<G> {
        match self {
            Self::ShutDown(_) => {
                SubmitError::ShutDown(other)
            }
            Self::Broken(_) => SubmitError::Broken(other),
            Self::NoThread(_, why) => {
                SubmitError::NoThread(other, why)
            }
        }
    }
}

// The function need not be `Debug`, and `unwrap` is to work
// all the same.

impl<F> fmt::Debug for SubmitError<F> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        match self {
            Self::ShutDown(_) => {
                f.write_str("ShutDown(..)")
            }
            Self::Broken(_) => f.write_str("Broken(..)"),
            Self::NoThread(_, why) => {
                write!(f, "NoThread(.., {why:?})")
            }
        }
    }
}

const BROKEN: &str = "a thread initializer failed, the \
                      thread pool is not usable anymore";

impl<F> fmt::Display for SubmitError<F> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(match self {
            Self::ShutDown(_) => {
                "cannot schedule new futures after shutdown"
            }
            Self::Broken(_) => BROKEN,
            Self::NoThread(..) => "can't start new thread",
        })
    }
}

/// The source is the system's reason, if it gave one.
impl<F> Error for SubmitError<F> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NoThread(_, why) => Some(why),
            Self::ShutDown(_) | Self::Broken(_) => None,
        }
    }
}

/// The time is up, and some futures have not ended.
///
/// Python: `TimeoutError`, of `as_completed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeoutError {
    /// How many have not ended.
    pub unfinished: usize,
    /// How many there are, each counted once.
    pub total: usize,
}

impl fmt::Display for TimeoutError {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let Self { unfinished, total } = self;
        write!(
            f,
            "{unfinished} (of {total}) futures unfinished"
        )
    }
}

impl Error for TimeoutError {}
