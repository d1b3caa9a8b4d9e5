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
mod deadline;
mod error;
mod future;
mod panics;
mod pool;
mod promise;
mod results;
mod task;
mod wait;
mod watch;
mod workers;

pub use builder::Builder;
pub use completed::{
    AsCompleted, AsCompletedTimeout, as_completed,
    as_completed_timeout,
};
pub use error::{FutureError, SubmitError, TimeoutError};
pub use future::Future;
pub use panics::TaskPanic;
pub use pool::ThreadPoolExecutor;
pub use results::Results;
pub use wait::{
    DoneAndNotDone, ReturnWhen, wait, wait_timeout,
};

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A lock that does not poison, as Python's do not.
///
/// Nothing that belongs to the user runs while one is held:
/// no closure, no drop, no formatter.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
