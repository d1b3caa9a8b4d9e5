//! The arguments of a pool.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::pool::ThreadPoolExecutor;
use crate::workers::{Initializer, Workers};

/// The arguments of a pool: the keyword arguments of
/// Python's `ThreadPoolExecutor`.
///
/// # Examples
///
/// ```
/// use std::thread;
/// use threading_executor::Builder;
///
/// let pool = Builder::new()
///     .max_workers(2)
///     .thread_name_prefix("cook")
///     .build();
/// let thread = pool.submit(thread::current).unwrap();
/// let thread = thread.result().unwrap();
/// assert_eq!(thread.name(), Some("cook_0"));
/// ```
#[derive(Default)]
#[must_use = "`build` makes the pool"]
pub struct Builder {
    max_workers: Option<usize>,
    prefix: Option<String>,
    initializer: Option<Initializer>,
}

impl Builder {
    /// A pool with Python's defaults.
    pub const fn new() -> Self {
        Self {
            max_workers: None,
            prefix: None,
            initializer: None,
        }
    }

    /// How many workers there may be: `max_workers`. By
    /// default four more than there are cores, and no more
    /// than 32.
    ///
    /// # Panics
    ///
    /// If it is 0, where Python raises `ValueError`.
    pub const fn max_workers(
        mut self,
        workers: usize,
    ) -> Self {
        assert!(
            workers > 0,
            "max_workers must be greater than 0"
        );
        self.max_workers = Some(workers);
        self
    }

    /// What stands before the number in the name of a
    /// worker: `thread_name_prefix`. By default
    /// `ThreadPoolExecutor-0`, and so on.
    ///
    /// # Panics
    ///
    /// If there is a zero byte in it, which no name of a
    /// thread can have.
    pub fn thread_name_prefix(
        mut self,
        prefix: impl Into<String>,
    ) -> Self {
        let prefix = prefix.into();
        assert!(
            !prefix.contains('\0'),
            "a name of a thread has no zero byte"
        );
        self.prefix = Some(prefix);
        self
    }

    /// Called by each worker before its first task:
    /// `initializer`. It captures what Python calls
    /// `initargs`.
    ///
    /// If it panics, the pool is broken: what was submitted
    /// and does not run yet ends with
    /// [`FutureError::Broken`][broken], and nothing more is
    /// accepted.
    ///
    /// [broken]: crate::FutureError::Broken
    ///
    /// # Examples
    ///
    /// ```
    /// use std::cell::Cell;
    /// use threading_executor::Builder;
    ///
    /// thread_local! {
    ///     static KNIFE: Cell<u32> = const { Cell::new(0) };
    /// }
    ///
    /// let pool = Builder::new()
    ///     .initializer(|| KNIFE.set(9))
    ///     .build();
    /// let knife = pool.submit(|| KNIFE.get()).unwrap();
    /// assert_eq!(knife.result(), Ok(&9));
    /// ```
    pub fn initializer<F>(mut self, initializer: F) -> Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.initializer = Some(Box::new(initializer));
        self
    }

    /// The pool, without a thread yet.
    pub fn build(self) -> ThreadPoolExecutor {
        let max = self.max_workers;
        let prefix = self.prefix;
        ThreadPoolExecutor {
            workers: Arc::new(Workers::new(
                max.unwrap_or_else(default_max_workers),
                prefix.unwrap_or_else(unused_prefix),
                self.initializer,
            )),
        }
    }
}

/// Many tasks wait rather than compute, so there are some
/// more than cores.
fn default_max_workers() -> usize {
    let cores = thread::available_parallelism();
    cores.map_or(1, Into::into).saturating_add(4).min(32)
}

fn unused_prefix() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("ThreadPoolExecutor-{number}")
}

impl fmt::Debug for Builder {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Builder")
            .field("max_workers", &self.max_workers)
            .field("thread_name_prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}
