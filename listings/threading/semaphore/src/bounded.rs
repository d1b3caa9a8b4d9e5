//! A semaphore that counts who gives back.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use crate::{Permit, Semaphore};

/// A [`Semaphore`] that never has more permits than it had
/// at first.
///
/// Python: `threading.BoundedSemaphore`. It is for things of
/// which there is a fixed number: a release too often is a
/// mistake in the program, and an error here. Fairness, cost
/// and panics are those of a [`Semaphore`].
///
/// # Examples
///
/// ```
/// use threading_semaphore::{
///     BoundedSemaphore, ReleasedTooOften,
/// };
///
/// let semaphore = BoundedSemaphore::new(1);
/// semaphore.acquire();
/// assert_eq!(semaphore.release(), Ok(()));
/// assert_eq!(semaphore.release(), Err(ReleasedTooOften));
/// ```
///
/// # Differences from Python
///
/// - Those of a [`Semaphore`].
/// - It is no subclass. What takes a `&Semaphore` does not
///   take this, whose `release` can fail.
/// - To drop a [`Permit`] of a semaphore that is full is no
///   error; the end of a `with` block raises a `ValueError`.
///   [`Permit::release`] says so.
pub struct BoundedSemaphore {
    semaphore: Semaphore,
}

impl BoundedSemaphore {
    /// A semaphore with so many permits, and never more.
    ///
    /// Python: `BoundedSemaphore(value)`.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// static POOL: BoundedSemaphore =
    ///     BoundedSemaphore::new(2);
    /// assert!(POOL.release().is_err());
    /// ```
    pub const fn new(value: usize) -> Self {
        Self { semaphore: Semaphore::bounded(value, value) }
    }

    /// As [`Semaphore::acquire`].
    ///
    /// Python: `acquire`.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(1);
    /// semaphore.acquire();
    /// assert!(!semaphore.try_acquire());
    /// ```
    pub fn acquire(&self) {
        self.semaphore.acquire();
    }

    /// As [`Semaphore::try_acquire`].
    ///
    /// Python: `acquire(blocking=False)`.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(1);
    /// assert!(semaphore.try_acquire());
    /// assert!(!semaphore.try_acquire());
    /// ```
    #[must_use = "says whether there was a permit"]
    pub fn try_acquire(&self) -> bool {
        self.semaphore.try_acquire()
    }

    /// As [`Semaphore::acquire_timeout`].
    ///
    /// Python: `acquire(timeout=...)`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(1);
    /// let time = Duration::from_millis(1);
    /// assert!(semaphore.acquire_timeout(time));
    /// assert!(!semaphore.acquire_timeout(time));
    /// ```
    #[must_use = "says whether there was a permit in time"]
    pub fn acquire_timeout(
        &self,
        timeout: Duration,
    ) -> bool {
        self.semaphore.acquire_timeout(timeout)
    }

    /// Gives one permit back.
    ///
    /// Python: `release`.
    ///
    /// # Errors
    ///
    /// [`ReleasedTooOften`] if all permits are there.
    /// Nothing changes then.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::default();
    /// assert!(semaphore.release().is_err());
    /// assert!(semaphore.try_acquire());
    /// assert!(!semaphore.try_acquire());
    /// ```
    pub fn release(&self) -> Result<(), ReleasedTooOften> {
        self.release_n(1)
    }

    /// Gives `n` permits back at once, or none of them. With
    /// 0 it does nothing.
    ///
    /// Python: `release(n)`. There 0 is a `ValueError`.
    ///
    /// # Errors
    ///
    /// [`ReleasedTooOften`] if there were more permits than
    /// at first then. Nothing changes.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(2);
    /// semaphore.acquire();
    /// assert!(semaphore.release_n(2).is_err());
    /// assert!(semaphore.release_n(1).is_ok());
    /// ```
    pub fn release_n(
        &self,
        n: usize,
    ) -> Result<(), ReleasedTooOften> {
        self.semaphore.add(n)
    }

    /// As [`Semaphore::permit`].
    ///
    /// Python: `with semaphore:`.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(1);
    /// drop(semaphore.permit());
    /// assert!(semaphore.try_acquire());
    /// ```
    pub fn permit(&self) -> Permit<'_> {
        self.semaphore.permit()
    }

    /// As [`Semaphore::try_permit`].
    ///
    /// Python: `acquire(blocking=False)` in front of a
    /// `try` with a `finally`.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(1);
    /// let permit = semaphore.try_permit();
    /// assert!(permit.is_some());
    /// assert!(semaphore.try_permit().is_none());
    /// ```
    #[must_use = "without a name, it is given back at once"]
    pub fn try_permit(&self) -> Option<Permit<'_>> {
        self.semaphore.try_permit()
    }

    /// As [`Semaphore::permit_timeout`].
    ///
    /// Python: `acquire(timeout=...)` in front of a `try`
    /// with a `finally`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(0);
    /// let time = Duration::from_millis(1);
    /// assert!(semaphore.permit_timeout(time).is_none());
    /// ```
    #[must_use = "without a name, it is given back at once"]
    pub fn permit_timeout(
        &self,
        timeout: Duration,
    ) -> Option<Permit<'_>> {
        self.semaphore.permit_timeout(timeout)
    }

    /// As [`Semaphore::value`].
    ///
    /// Python: `_value`.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(3);
    /// semaphore.acquire();
    /// assert_eq!(semaphore.value(), 2);
    /// ```
    #[must_use]
    pub fn value(&self) -> usize {
        self.semaphore.value()
    }

    /// How many permits there were at first: the most that
    /// there can be.
    ///
    /// Python: `_initial_value`.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(3);
    /// semaphore.acquire();
    /// assert_eq!(semaphore.initial_value(), 3);
    /// ```
    #[must_use]
    pub const fn initial_value(&self) -> usize {
        self.semaphore.most
    }
}

/// One permit, as Python's default value.
impl Default for BoundedSemaphore {
    fn default() -> Self {
        Self::new(1)
    }
}

/// Shows how many permits are free, and how many there are.
///
/// Python: `repr`, which ends in `value=2/3`.
impl fmt::Debug for BoundedSemaphore {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("BoundedSemaphore")
            .field("value", &self.value())
            .field("initial_value", &self.initial_value())
            .finish()
    }
}

/// A [`BoundedSemaphore`] has all of its permits already.
///
/// Python: `ValueError`, with the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleasedTooOften;

impl fmt::Display for ReleasedTooOften {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str("semaphore released too many times")
    }
}

impl Error for ReleasedTooOften {}
