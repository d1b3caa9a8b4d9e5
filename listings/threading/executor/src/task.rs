//! A function, and the promise of what it returns.

use std::fmt;
use std::ops::Deref;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};

use crate::error::FutureError;
use crate::lock;
use crate::panics::{TaskPanic, contain};
use crate::promise::{Outcome, Promise};
use crate::workers::Workers;

/// What stands in the queue of a pool: a task of any type.
pub(crate) trait Job: Send + Sync {
    /// Runs it, unless it has been cancelled. Once it has,
    /// the worker is idle.
    fn run(&self, workers: &Workers);

    /// Ends it without running it.
    fn abandon(&self, why: FutureError);
}

/// A worker knows the type of the function; whoever waits
/// does not.
pub(crate) struct Task<T, F: ?Sized = dyn Send + Sync> {
    promise: Promise<T>,
    function: F,
}

/// A function that is taken once.
pub(crate) type Once<F> = Mutex<Option<F>>;

impl<T, F> Task<T, Once<F>> {
    pub(crate) fn new(function: F) -> Self {
        let promise = Promise::new();
        let function = Mutex::new(Some(function));
        Self { promise, function }
    }

    /// To be called, dropped, or given back.
    pub(crate) fn take_function(&self) -> F {
        let function = lock(&self.function).take();
        function.expect("a task runs or is given up, once")
    }
}

impl<T, F> Job for Task<T, Once<F>>
where
    T: Send,
    F: FnOnce() -> T + Send,
{
    fn run(&self, workers: &Workers) {
        let function = self.take_function();
        if !self.promise.start() {
            contain(|| drop(function));
            return workers.go_idle();
        }
        let outcome = outcome_of(function);
        let go_idle = || workers.go_idle();
        let left = self.promise.finish(outcome, go_idle);
        if let Some(aftermath) = left {
            aftermath.carry_out();
            workers.go_idle();
        }
    }

    fn abandon(&self, why: FutureError) {
        if let Some(aftermath) = self.promise.abandon(why) {
            aftermath.carry_out();
        }
        let function = self.take_function();
        contain(|| drop(function));
    }
}

fn outcome_of<T>(
    function: impl FnOnce() -> T,
) -> Outcome<T> {
    let function = AssertUnwindSafe(function);
    panic::catch_unwind(function).map_err(|payload| {
        FutureError::Panicked(TaskPanic::new(payload))
    })
}

/// The right to the outcome of a task. There is one.
pub(crate) struct Claim<T> {
    task: Arc<Task<T>>,
}

impl<T> Claim<T> {
    pub(crate) fn new(task: Arc<Task<T>>) -> Self {
        Self { task }
    }
}

impl<T> Deref for Claim<T> {
    type Target = Promise<T>;

    fn deref(&self) -> &Promise<T> {
        &self.task.promise
    }
}

impl<T> fmt::Debug for Claim<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        self.task.promise.fmt(f)
    }
}

/// An outcome that nobody can ask for is dropped at once,
/// by whoever comes last, the claim or the worker.
impl<T> Drop for Claim<T> {
    fn drop(&mut self) {
        self.forget();
    }
}
