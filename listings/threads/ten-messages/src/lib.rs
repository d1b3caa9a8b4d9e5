//! A lock that any thread may release, as Python's `Lock`.

use std::fmt;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A lock that owns no data and knows no owner: Python's
/// `threading.Lock`. A new one is free.
///
/// It is there to be acquired by one thread and released
/// by another. Where one thread does both, a [`Mutex`] with
/// its guard does it better.
///
/// # Examples
///
/// ```
/// use std::thread;
/// use threads_ten_messages::Lock;
///
/// let lock = Lock::default();
/// lock.acquire();
/// thread::scope(|scope| {
///     scope.spawn(|| lock.release());
///     lock.acquire();
/// });
/// assert!(lock.is_held());
/// ```
#[derive(Default)]
pub struct Lock {
    held: Mutex<bool>,
    freed: Condvar,
}

impl Lock {
    /// Waits until the lock is free and takes it: Python's
    /// `acquire()`.
    pub fn acquire(&self) {
        let mut held = self.held();
        while *held {
            let waited = self.freed.wait(held);
            held = waited
                .unwrap_or_else(PoisonError::into_inner);
        }
        *held = true;
    }

    /// Frees the lock, in whatever thread, and wakes one
    /// that waits for it: Python's `release()`.
    ///
    /// # Panics
    ///
    /// If it is free. Python raises a `RuntimeError`.
    pub fn release(&self) {
        let mut held = self.held();
        assert!(*held, "a lock is released that is free");
        *held = false;
        self.freed.notify_one();
    }

    /// Whether it is held: Python's `locked()`. The answer
    /// may be out of date when it arrives.
    #[must_use]
    pub fn is_held(&self) -> bool {
        *self.held()
    }

    // No panic leaves a single `bool` half changed.
    fn held(&self) -> MutexGuard<'_, bool> {
        self.held
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows whether it is held. The mutex is free by then: the
/// writer may use the lock.
impl fmt::Debug for Lock {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Lock")
            .field("held", &self.is_held())
            .finish()
    }
}
