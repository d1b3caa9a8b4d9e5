//! What can go wrong.

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::panic;
use std::sync::{Arc, Mutex};

use crate::lock;

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
            Self::Broken => SubmitError::Broken.fmt(f),
            Self::Panicked(panic) => panic.fmt(f),
        }
    }
}

impl Error for FutureError {}

impl From<TimeoutError> for FutureError {
    fn from(_: TimeoutError) -> Self {
        Self::TimedOut
    }
}

/// Why a task was not accepted.
///
/// Python raises a `RuntimeError` for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubmitError {
    /// The pool has been shut down.
    ShutDown,
    /// An initializer has panicked. Python:
    /// `BrokenThreadPool`.
    Broken,
    /// The pool has no worker, and the system refuses to
    /// start one.
    NoThread,
}

impl fmt::Display for SubmitError {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(match self {
            Self::ShutDown => {
                "cannot schedule new futures after shutdown"
            }
            Self::Broken => {
                "a thread initializer failed, the thread \
                 pool is not usable anymore"
            }
            Self::NoThread => "can't start new thread",
        })
    }
}

impl Error for SubmitError {}

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

/// The panic of a task, carried to whoever asks for its
/// result.
///
/// Clones are the same panic: they share the payload, and
/// are equal, as a Python exception is equal to itself.
#[derive(Clone)]
pub struct TaskPanic {
    carried: Arc<Carried>,
}

struct Carried {
    message: String,
    payload: Mutex<Option<Payload>>,
}

type Payload = Box<dyn Any + Send>;

impl TaskPanic {
    pub(crate) fn new(payload: Payload) -> Self {
        let payload_of = |payload: &Payload| {
            let text = payload.downcast_ref::<&str>();
            let string = payload.downcast_ref::<String>();
            text.map(|text| (*text).to_owned())
                .or_else(|| string.cloned())
        };
        let message = payload_of(&payload)
            .unwrap_or_else(|| "Box<dyn Any>".to_owned());
        let payload = Mutex::new(Some(payload));
        let carried = Carried { message, payload };
        Self { carried: Arc::new(carried) }
    }

    /// What was given to `panic!`. Python:
    /// `str(exception)`.
    ///
    /// `Box<dyn Any>`, as std says, if the payload is no
    /// text.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.carried.message
    }

    /// The value with which the task has panicked, for the
    /// first who asks; `None` for all others.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::panic;
    /// use threading_executor::ThreadPoolExecutor;
    ///
    /// let pool = ThreadPoolExecutor::new(1);
    /// let task = || panic::panic_any(404);
    /// let task = pool.submit(task).unwrap();
    /// let panic = task.exception().unwrap().unwrap();
    /// let payload = panic.take_payload().unwrap();
    /// assert_eq!(payload.downcast_ref(), Some(&404));
    /// assert!(panic.take_payload().is_none());
    /// ```
    #[must_use]
    pub fn take_payload(&self) -> Option<Payload> {
        lock(&self.carried.payload).take()
    }

    /// Goes on with the panic in this thread, without a
    /// second report. Python's `result` does so with an
    /// exception.
    ///
    /// # Panics
    ///
    /// Always: with the payload, or with the message if
    /// somebody has the payload already.
    pub fn resume_unwind(&self) -> ! {
        let payload = self.take_payload();
        let message =
            || Box::new(self.message().to_owned());
        panic::resume_unwind(
            payload.unwrap_or_else(|| message()),
        )
    }
}

impl PartialEq for TaskPanic {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.carried, &other.carried)
    }
}

impl Eq for TaskPanic {}

impl fmt::Debug for TaskPanic {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_tuple("TaskPanic")
            .field(&self.message())
            .finish()
    }
}

impl fmt::Display for TaskPanic {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        write!(f, "the task panicked: {}", self.message())
    }
}

impl Error for TaskPanic {}
