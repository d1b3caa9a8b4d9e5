//! Python's `threading.Lock`: a lock without an owner and
//! without data, which any thread may release.

use std::error::Error;
use std::fmt;
use std::mem;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A lock that one holds and any thread may release.
///
/// Python: `threading.Lock`.
///
/// It is for what a [`Mutex`] cannot do: be released by
/// another thread than the one that acquired it, or be
/// waited for with a timeout. It owns no data. Where there
/// is data to protect, put it into a `Mutex`, and nobody
/// can forget to lock.
///
/// ```
/// use std::thread;
/// use threading_lock::Lock;
///
/// let lock = Lock::new();
/// lock.acquire();
/// thread::scope(|scope| {
///     scope.spawn(|| lock.release());
///     lock.acquire(); // until the other has released
/// });
/// assert!(lock.locked());
/// ```
///
/// # Fairness
///
/// None, as in Python. Who waits longest need not be next,
/// and a thread that comes just when the lock is released
/// may overtake those who wait. No wake-up is lost: who
/// overtakes wakes another when it releases.
///
/// # Cost
///
/// One `Mutex` and one `Condvar`, and no memory beside
/// them. Every call takes a time that does not depend on
/// how many threads wait; those that wait sleep.
///
/// # Panics
///
/// No method panics. A thread that panics goes on holding
/// the lock, unless it has a [guard](Lock::lock), which
/// releases. The lock is never poisoned: the next thread
/// is not told.
///
/// # Differences from Python
///
/// - `acquire(blocking, timeout)` is three methods, so that
///   a timeout without blocking cannot be asked for, nor a
///   negative one. None is too large.
/// - To release an unlocked lock returns an error, where
///   Python raises a `RuntimeError`.
/// - Python's `acquire` is interrupted by a signal whose
///   handler raises, as Ctrl-C does. A Rust program has no
///   such exception; see "Ctrl-C?" in the book.
#[derive(Default)]
pub struct Lock {
    locked: Mutex<bool>,
    released: Condvar,
}

impl Lock {
    /// An unlocked lock.
    ///
    /// Python: `Lock()`.
    ///
    /// ```
    /// use threading_lock::Lock;
    ///
    /// static PRINTER: Lock = Lock::new();
    /// assert!(!PRINTER.locked());
    /// ```
    pub const fn new() -> Self {
        Self {
            locked: Mutex::new(false),
            released: Condvar::new(),
        }
    }

    /// Waits until the lock is unlocked, and locks it.
    ///
    /// Python: `acquire()`.
    ///
    /// Who holds the lock already waits for whoever will
    /// release it, and for ever if nobody does.
    ///
    /// ```
    /// use threading_lock::Lock;
    ///
    /// let lock = Lock::new();
    /// lock.acquire();
    /// assert!(lock.locked());
    /// ```
    pub fn acquire(&self) {
        let mut locked = self.state();
        while !take(&mut locked) {
            locked = self
                .released
                .wait(locked)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Locks the lock if it is unlocked, and says whether
    /// it did. It does not wait.
    ///
    /// Python: `acquire(blocking=False)`.
    ///
    /// ```
    /// use threading_lock::Lock;
    ///
    /// let lock = Lock::new();
    /// assert!(lock.try_acquire());
    /// assert!(!lock.try_acquire());
    /// ```
    #[must_use = "says whether it has locked the lock"]
    pub fn try_acquire(&self) -> bool {
        take(&mut self.state())
    }

    /// Waits for the lock, for so long at most, and says
    /// whether it has locked it.
    ///
    /// Python: `acquire(timeout=...)`.
    ///
    /// A lock that is unlocked when the time is up is
    /// taken. A timeout of zero does not wait.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_lock::Lock;
    ///
    /// let lock = Lock::new();
    /// let patience = Duration::from_millis(1);
    /// assert!(lock.acquire_timeout(patience));
    /// assert!(!lock.acquire_timeout(patience));
    /// ```
    #[must_use = "says whether it has locked the lock"]
    pub fn acquire_timeout(
        &self,
        timeout: Duration,
    ) -> bool {
        let (mut locked, _) = self
            .released
            .wait_timeout_while(
                self.state(),
                timeout,
                |locked| *locked,
            )
            .unwrap_or_else(PoisonError::into_inner);
        take(&mut locked)
    }

    /// Unlocks the lock, whoever locked it, and wakes one
    /// thread that waits for it.
    ///
    /// Python: `release()`.
    ///
    /// # Errors
    ///
    /// [`ReleaseUnlocked`] if it is not locked.
    ///
    /// ```
    /// use threading_lock::{Lock, ReleaseUnlocked};
    ///
    /// let lock = Lock::new();
    /// lock.acquire();
    /// assert_eq!(lock.release(), Ok(()));
    /// assert_eq!(lock.release(), Err(ReleaseUnlocked));
    /// ```
    pub fn release(&self) -> Result<(), ReleaseUnlocked> {
        let was_locked =
            mem::replace(&mut *self.state(), false);
        if !was_locked {
            return Err(ReleaseUnlocked);
        }
        self.released.notify_one();
        Ok(())
    }

    /// Whether anybody holds the lock now. Another thread
    /// may change that before you have looked at the answer.
    ///
    /// Python: `locked()`.
    ///
    /// ```
    /// use threading_lock::Lock;
    ///
    /// let lock = Lock::new();
    /// assert!(!lock.locked());
    /// lock.acquire();
    /// assert!(lock.locked());
    /// ```
    #[must_use]
    pub fn locked(&self) -> bool {
        *self.state()
    }

    /// Acquires the lock, and returns a guard that releases
    /// it when it is dropped.
    ///
    /// Python: `with lock:`.
    ///
    /// ```
    /// use threading_lock::Lock;
    ///
    /// let lock = Lock::new();
    /// let guard = lock.lock();
    /// assert!(lock.locked());
    /// drop(guard);
    /// assert!(!lock.locked());
    /// ```
    pub fn lock(&self) -> LockGuard<'_> {
        self.acquire();
        LockGuard { lock: self }
    }

    /// No code of the user runs while this is held, so it
    /// is never left half changed. If it were poisoned, a
    /// wait could end early: each looks again at its end.
    fn state(&self) -> MutexGuard<'_, bool> {
        self.locked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Locks what is unlocked, and says whether it was.
fn take(locked: &mut bool) -> bool {
    !mem::replace(locked, true)
}

/// Shows whether it is locked.
///
/// ```
/// use threading_lock::Lock;
///
/// let lock = Lock::new();
/// assert_eq!(format!("{lock:?}"), "Lock(unlocked)");
/// lock.acquire();
/// assert_eq!(format!("{lock:?}"), "Lock(locked)");
/// ```
impl fmt::Debug for Lock {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let state = if self.locked() {
            "locked"
        } else {
            "unlocked"
        };
        write!(f, "Lock({state})")
    }
}

/// Releases the [`Lock`] when it is dropped.
///
/// Unlike the guard of a `Mutex`, it may move to another
/// thread and be dropped there, since any thread may
/// release the lock.
///
/// Somebody may release the lock while there is a guard.
/// The guard cannot tell. If the lock is unlocked when it
/// is dropped, it does nothing; if another thread has
/// acquired it since, it takes it away from that thread.
/// Python's `with` does the same in the second case, and
/// raises a `RuntimeError` in the first.
///
/// ```
/// use std::thread;
/// use threading_lock::Lock;
///
/// let lock = Lock::new();
/// let guard = lock.lock();
/// thread::scope(|scope| {
///     scope.spawn(move || drop(guard));
/// });
/// assert!(!lock.locked());
/// ```
#[derive(Debug)]
#[must_use = "dropped at once, it releases at once"]
pub struct LockGuard<'a> {
    lock: &'a Lock,
}

impl Drop for LockGuard<'_> {
    fn drop(&mut self) {
        // To panic here could abort the program.
        let _ = self.lock.release();
    }
}

/// What was to be released was not locked: Python's
/// `RuntimeError: release unlocked lock`.
///
/// ```
/// use threading_lock::Lock;
///
/// let error = Lock::new().release().unwrap_err();
/// assert_eq!(error.to_string(), "release unlocked lock");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseUnlocked;

impl fmt::Display for ReleaseUnlocked {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str("release unlocked lock")
    }
}

impl Error for ReleaseUnlocked {}
