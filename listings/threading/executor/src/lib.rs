//! A pool of threads and what it promises: Python's
//! [`concurrent.futures`][python], without processes.
//!
//! ```
//! use threading_executor::ThreadPoolExecutor;
//!
//! let pool = ThreadPoolExecutor::new(2);
//! let soup = pool.submit(|| 20).unwrap();
//! let bread = pool.submit(|| 10).unwrap();
//! let minutes =
//!     soup.result().unwrap() + bread.result().unwrap();
//! assert_eq!(minutes, 30);
//! ```
//!
//! A task must not wait for another task of its pool: see
//! [`ThreadPoolExecutor`].
//!
//! [python]: https://docs.python.org/3/library/concurrent.futures.html

mod builder;
mod completed;
mod error;
mod future;
mod pool;
mod results;
mod task;
mod workers;

pub use builder::Builder;
pub use completed::{
    AsCompleted, AsCompletedTimeout, DoneAndNotDone,
    ReturnWhen, as_completed, as_completed_timeout, wait,
    wait_timeout,
};
pub use error::{
    FutureError, SubmitError, TaskPanic, TimeoutError,
};
pub use future::Future;
pub use pool::ThreadPoolExecutor;
pub use results::Results;

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A lock that does not poison, as Python's do not.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Calls what belongs to the user: its panic is reported
/// by the panic hook, and goes no further.
fn contain(call: impl FnOnce()) {
    let _ = panic::catch_unwind(AssertUnwindSafe(call));
}

/// A moment until which to wait; `None` is for ever.
#[derive(Debug, Clone, Copy)]
struct Deadline(Option<Instant>);

impl Deadline {
    const NEVER: Self = Self(None);

    /// A timeout beyond all moments is for ever.
    fn after(timeout: Duration) -> Self {
        Self(Instant::now().checked_add(timeout))
    }

    fn left(self) -> Option<Duration> {
        let until = self.0?;
        let now = Instant::now();
        Some(until.saturating_duration_since(now))
    }

    /// Waits until `ready`. At the deadline it may be so or
    /// not: look at what the guard guards.
    fn wait_until<'a, T>(
        self,
        condvar: &Condvar,
        mut guard: MutexGuard<'a, T>,
        ready: impl Fn(&T) -> bool,
    ) -> MutexGuard<'a, T> {
        while !ready(&guard) {
            guard = match self.left() {
                None => condvar.wait(guard).unwrap_or_else(
                    PoisonError::into_inner,
                ),
                Some(Duration::ZERO) => break,
                Some(left) => {
                    condvar
                        .wait_timeout(guard, left)
                        .unwrap_or_else(
                            PoisonError::into_inner,
                        )
                        .0
                }
            };
        }
        guard
    }
}
