//! A function, and the future that waits for it.

use std::panic::{self, AssertUnwindSafe};

use crate::error::{FutureError, TaskPanic};
use crate::future::Future;

/// What stands in the queue of a pool: a task of any type.
pub(crate) trait Job: Send {
    /// Runs it, unless it has been cancelled.
    fn run(self: Box<Self>);

    /// Ends its future without running it.
    fn abandon(self: Box<Self>, why: FutureError);
}

pub(crate) struct Task<T, F> {
    pub(crate) future: Future<T>,
    pub(crate) function: F,
}

impl<T, F> Job for Task<T, F>
where
    T: Send + Sync,
    F: FnOnce() -> T + Send,
{
    fn run(self: Box<Self>) {
        let Self { future, function } = *self;
        if !future.start() {
            return;
        }
        let function = AssertUnwindSafe(function);
        let outcome = panic::catch_unwind(function);
        future.finish(outcome.map_err(|payload| {
            FutureError::Panicked(TaskPanic::new(payload))
        }));
    }

    fn abandon(self: Box<Self>, why: FutureError) {
        self.future.abandon(why);
    }
}
