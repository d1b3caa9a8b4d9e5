//! What a panic leaves behind.

use std::any::Any;
use std::error::Error;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::{fmt, mem};

use crate::lock;

type Payload = Box<dyn Any + Send>;

/// Calls what belongs to the user: its panic is reported
/// by the panic hook, and goes no further.
pub(crate) fn contain(call: impl FnOnce()) {
    let call = AssertUnwindSafe(call);
    if let Err(payload) = panic::catch_unwind(call) {
        discard(payload);
    }
}

/// Drops what a panic has carried, which may panic itself.
///
/// The payload of this second panic is leaked. To drop it
/// could be the third, and so on without an end.
pub(crate) fn discard(payload: Payload) {
    let drop = AssertUnwindSafe(|| drop(payload));
    if let Err(again) = panic::catch_unwind(drop) {
        mem::forget(again);
    }
}

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

/// The [`message`](TaskPanic::message), as in Python.
impl fmt::Display for TaskPanic {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl Error for TaskPanic {}
