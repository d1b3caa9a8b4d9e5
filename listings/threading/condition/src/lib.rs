//! Python's `threading.Condition`: wait with a lock in hand
//! until another thread says that something has changed.

mod error;
mod guard;
mod locking;
mod underlying;
mod waiters;

use std::fmt;
use std::time::{Duration, Instant};

pub use error::NotAcquired;
pub use guard::ConditionGuard;
use threading_rlock::RLock;
pub use underlying::Underlying;
use waiters::Waiters;

/// A lock, and threads that wait to be notified by whoever
/// holds it.
///
/// Python: `threading.Condition`.
///
/// To wait is to release the lock, to sleep until notified,
/// and to acquire the lock again. Nobody who notifies comes
/// between the release and the sleep.
///
/// A notification is not kept. It wakes those who wait
/// already, and who waits later waits for the next one. So
/// wait *for something*, with [`wait_for`].
///
/// ```
/// use std::sync::Mutex;
/// use std::thread;
/// use threading_condition::Condition;
///
/// let cond = Condition::new();
/// let resource = Mutex::new(None);
/// thread::scope(|scope| {
///     scope.spawn(|| {
///         let _lock = cond.lock();
///         *resource.lock().unwrap() = Some("flour");
///         cond.notify_all()
///     });
///     let _lock = cond.lock();
///     cond.wait_for(|| resource.lock().unwrap().is_some())
/// })?;
/// # Ok::<(), threading_condition::NotAcquired>(())
/// ```
///
/// The lock is an [`RLock`] unless another is given with
/// [`with_lock`]. It owns no data; a `std::sync::Condvar`
/// with a `Mutex` does, and cannot be waited for without
/// the lock.
///
/// [`wait_for`]: Condition::wait_for
/// [`with_lock`]: Condition::with_lock
///
/// # Fairness
///
/// Who waits longest is notified first. Those who have been
/// notified then compete for the lock, with each other and
/// with newcomers, and the [lock](Underlying) decides.
///
/// # Cost
///
/// A wait allocates a place to sleep. `notify(n)` takes a
/// time that grows with `n`, and wakes nobody else. A wait
/// that times out looks for itself among all who wait.
///
/// # Panics
///
/// No method panics, except by a predicate or a lock of the
/// user's. A predicate that panics leaves the lock as it
/// is, in the hands of the thread. Where a lock panics in a
/// wait, no notification is lost. Neither is called while a
/// mutex of the condition is held.
///
/// # Differences from Python
///
/// - A notification is never lost to a wait that has timed
///   out. CPython counts a thread among those who wait
///   until it has the lock again, so `notify()` may choose
///   one that has given up, and wake nobody.
/// - `wait` never ends for no reason. Python's reference
///   allows it.
/// - `wait_for` demands the lock even if the predicate is
///   true at once.
/// - A missing lock is an error that is returned, where
///   Python raises a `RuntimeError`.
#[derive(Default)]
pub struct Condition<L = RLock> {
    lock: L,
    waiters: Waiters,
}

impl Condition {
    /// A condition with an [`RLock`] of its own.
    ///
    /// Python: `Condition()`.
    ///
    /// ```
    /// use threading_condition::Condition;
    ///
    /// static CHANGED: Condition = Condition::new();
    /// assert!(!CHANGED.locked());
    /// ```
    pub const fn new() -> Self {
        Self::with_lock(RLock::new())
    }
}

impl<L> Condition<L> {
    /// A condition with this lock. Several conditions can
    /// share one, in an `Arc` or by `&`.
    ///
    /// Python: `Condition(lock)`.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use threading_condition::Condition;
    /// use threading_lock::Lock;
    ///
    /// let lock = Arc::new(Lock::new());
    /// let not_empty = Condition::with_lock(lock.clone());
    /// let not_full = Condition::with_lock(lock);
    /// not_empty.acquire();
    /// assert!(not_full.locked());
    /// ```
    pub const fn with_lock(lock: L) -> Self {
        Self { lock, waiters: Waiters::new() }
    }

    /// How many threads wait to be notified. Another thread
    /// may change that before you have looked at the answer.
    ///
    /// Python has no name for it.
    ///
    /// ```
    /// use threading_condition::Condition;
    ///
    /// assert_eq!(Condition::new().n_waiting(), 0);
    /// ```
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        self.waiters.len()
    }
}

impl<L: Underlying> Condition<L> {
    /// Releases the lock, waits to be notified, and
    /// acquires the lock again.
    ///
    /// Python: `wait()`.
    ///
    /// A lock that the thread has acquired several times is
    /// released wholly, and restored.
    ///
    /// # Errors
    ///
    /// [`NotAcquired`] if the lock is not held, at once. Of
    /// a `Lock`, only that *somebody* holds it can be seen.
    ///
    /// ```
    /// use threading_condition::{Condition, NotAcquired};
    ///
    /// let cond = Condition::new();
    /// assert_eq!(cond.wait(), Err(NotAcquired));
    /// ```
    pub fn wait(&self) -> Result<(), NotAcquired> {
        self.wait_for_so_long(None).map(drop)
    }

    /// As [`wait`](Self::wait), for so long at most. Says
    /// whether it was notified.
    ///
    /// Python: `wait(timeout)`.
    ///
    /// The time is that of the wait for a notification. To
    /// acquire the lock again may take longer. Who is
    /// notified just when the time is up gets `true`.
    ///
    /// # Errors
    ///
    /// [`NotAcquired`] if the lock is not held.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_condition::Condition;
    ///
    /// let cond = Condition::new();
    /// let _lock = cond.lock();
    /// let patience = Duration::from_millis(1);
    /// assert_eq!(cond.wait_timeout(patience), Ok(false));
    /// ```
    #[must_use = "says whether it was notified"]
    pub fn wait_timeout(
        &self,
        timeout: Duration,
    ) -> Result<bool, NotAcquired> {
        self.wait_for_so_long(Some(timeout))
    }

    /// Waits until the predicate is true: asks, and waits
    /// to be notified before it asks again.
    ///
    /// Python: `wait_for(predicate)`.
    ///
    /// The predicate is asked with the lock held.
    ///
    /// # Errors
    ///
    /// [`NotAcquired`] if the lock is not held.
    ///
    /// ```
    /// use threading_condition::Condition;
    ///
    /// let cond = Condition::new();
    /// let _lock = cond.lock();
    /// assert_eq!(cond.wait_for(|| true), Ok(()));
    /// ```
    pub fn wait_for<P>(
        &self,
        mut predicate: P,
    ) -> Result<(), NotAcquired>
    where
        P: FnMut() -> bool,
    {
        self.held()?;
        while !predicate() {
            self.wait()?;
        }
        Ok(())
    }

    /// As [`wait_for`](Self::wait_for), for so long at most
    /// in all. Says what the predicate said last.
    ///
    /// Python: `wait_for(predicate, timeout)`.
    ///
    /// The time begins when the predicate has been asked
    /// once. If that was false, it is asked again, however
    /// short the time: others have had the lock.
    ///
    /// # Errors
    ///
    /// [`NotAcquired`] if the lock is not held.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_condition::Condition;
    ///
    /// let cond = Condition::new();
    /// let _lock = cond.lock();
    /// let patience = Duration::from_millis(1);
    /// let end = cond.wait_for_timeout(|| false, patience);
    /// assert_eq!(end, Ok(false));
    /// ```
    #[must_use = "says what the predicate said"]
    pub fn wait_for_timeout<P>(
        &self,
        mut predicate: P,
        timeout: Duration,
    ) -> Result<bool, NotAcquired>
    where
        P: FnMut() -> bool,
    {
        self.held()?;
        if predicate() {
            return Ok(true);
        }
        let begin = Instant::now();
        let mut left = timeout;
        loop {
            self.wait_for_so_long(Some(left))?;
            if predicate() {
                return Ok(true);
            }
            left = timeout.saturating_sub(begin.elapsed());
            if left.is_zero() {
                return Ok(false);
            }
        }
    }

    /// Wakes the `n` threads that have waited longest, or
    /// all if there are fewer. They go on when the lock is
    /// released.
    ///
    /// Python: `notify(n=1)`.
    ///
    /// # Errors
    ///
    /// [`NotAcquired`] if the lock is not held. Nobody is
    /// woken then.
    ///
    /// ```
    /// use threading_condition::{Condition, NotAcquired};
    ///
    /// let cond = Condition::new();
    /// assert_eq!(cond.notify(1), Err(NotAcquired));
    /// cond.acquire();
    /// assert_eq!(cond.notify(1), Ok(()));
    /// ```
    pub fn notify(
        &self,
        n: usize,
    ) -> Result<(), NotAcquired> {
        self.held()?;
        self.waiters.notify(n);
        Ok(())
    }

    /// Wakes all threads that wait now.
    ///
    /// Python: `notify_all()`, formerly `notifyAll`.
    ///
    /// # Errors
    ///
    /// [`NotAcquired`] if the lock is not held.
    ///
    /// ```
    /// use threading_condition::Condition;
    ///
    /// let cond = Condition::new();
    /// let _lock = cond.lock();
    /// assert_eq!(cond.notify_all(), Ok(()));
    /// ```
    pub fn notify_all(&self) -> Result<(), NotAcquired> {
        self.notify(usize::MAX)
    }

    fn held(&self) -> Result<(), NotAcquired> {
        self.lock
            .is_owned()
            .then_some(())
            .ok_or(NotAcquired)
    }

    /// Says whether it was notified. Without a timeout, it
    /// was.
    fn wait_for_so_long(
        &self,
        timeout: Option<Duration>,
    ) -> Result<bool, NotAcquired> {
        self.held()?;
        // In the queue before the lock is free: whoever
        // acquires it next notifies this thread, too.
        let mut place = self.waiters.enter();
        // A `Lock` may be released by another thread even
        // between two lines of a wait.
        let saved = self
            .lock
            .release_save()
            .map_err(|_| NotAcquired)?;
        let notified = place.wait(timeout);
        self.lock.acquire_restore(saved);
        Ok(notified)
    }
}

/// Shows the lock, and how many threads wait.
///
/// ```
/// use threading_condition::Condition;
///
/// let cond = Condition::new();
/// let shown = "Condition(RLock(unlocked), 0 waiting)";
/// assert_eq!(format!("{cond:?}"), shown);
/// ```
impl<L: fmt::Debug> fmt::Debug for Condition<L> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let (lock, waiting) =
            (&self.lock, self.n_waiting());
        write!(f, "Condition({lock:?}, {waiting} waiting)")
    }
}
