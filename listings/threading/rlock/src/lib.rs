//! Python's `threading.RLock`: a lock that its owner may
//! acquire again, and that nobody else may release.

mod error;
mod guard;
mod look;
mod owner;

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

pub use error::NotOwner;
pub use guard::{RLockGuard, Saved};
use owner::is_another;

/// A lock that the thread which holds it may acquire again.
///
/// Python: `threading.RLock`.
///
/// It has an owner and a count. The owner's `acquire` adds
/// one and never waits, its `release` takes one away, and
/// at zero the lock is free.
///
/// ```
/// use threading_rlock::RLock;
///
/// let lock = RLock::new();
/// lock.acquire();
/// lock.acquire();
/// lock.release()?;
/// assert!(lock.is_owned());
/// lock.release()?;
/// assert!(!lock.locked());
/// # Ok::<(), threading_rlock::NotOwner>(())
/// ```
///
/// # What it protects
///
/// Nothing that the compiler knows of. One thread may hold
/// it twice, so it cannot lend data by `&mut`, and a `Cell`
/// beside it is [not allowed] to leave its thread. What
/// threads may share is allowed: a file, an atomic, or a
/// `Mutex` that is never waited for. `try_lock` on such a
/// mutex fails only if its own thread is using the data,
/// which makes it what a `RefCell` is to one thread:
///
/// ```
/// use std::sync::Mutex;
/// use threading_rlock::RLock;
///
/// struct Log {
///     lock: RLock,
///     lines: Mutex<Vec<String>>,
/// }
///
/// impl Log {
///     fn add(&self, line: &str) {
///         let _lock = self.lock.lock();
///         let mut lines =
///             self.lines.try_lock().expect("in use");
///         lines.push(line.to_owned());
///     }
///
///     fn add_both(&self, first: &str, second: &str) {
///         let _lock = self.lock.lock();
///         self.add(first); // acquires again
///         self.add(second);
///     }
/// }
/// # let lines = Mutex::new(Vec::new());
/// # let log = Log { lock: RLock::new(), lines };
/// # log.add_both("a", "b");
/// # assert_eq!(log.lines.into_inner().unwrap().len(), 2);
/// ```
///
/// [not allowed]: https://doc.rust-lang.org/std/cell/struct.Cell.html#impl-Sync-for-Cell%3CT%3E
///
/// # Fairness
///
/// None, as in Python. Who waits longest need not be next,
/// and a newcomer may overtake those who wait. No wake-up
/// is lost.
///
/// # Cost
///
/// One `Mutex` and one `Condvar`, and no memory beside
/// them. Every call takes a time that depends neither on
/// the count nor on how many threads wait.
///
/// # Panics
///
/// Only where a thread acquires it more than `usize::MAX`
/// times. A thread that panics, or ends, goes on owning
/// the lock, unless it has a [guard](RLock::lock), which
/// releases. The lock is never poisoned.
///
/// # Differences from Python
///
/// - `acquire(blocking, timeout)` is three methods.
/// - `release` by another thread returns an error, where
///   Python raises a `RuntimeError`.
/// - Python knows a thread by a number that a later thread
///   may get again, and then that one owns what the first
///   has left locked. A [`ThreadId`] is given out once.
/// - `is_owned`, `release_save` and `acquire_restore` begin
///   with an underscore in Python.
#[derive(Default)]
pub struct RLock {
    owner: Mutex<Option<ThreadId>>,
    released: Condvar,
    count: AtomicUsize,
}

impl RLock {
    /// A lock that nobody owns.
    ///
    /// Python: `RLock()`.
    ///
    /// ```
    /// use threading_rlock::RLock;
    ///
    /// static PRINTER: RLock = RLock::new();
    /// assert!(!PRINTER.locked());
    /// ```
    pub const fn new() -> Self {
        Self {
            owner: Mutex::new(None),
            released: Condvar::new(),
            count: AtomicUsize::new(0),
        }
    }

    /// Waits until nobody else owns the lock, and acquires
    /// it once more.
    ///
    /// Python: `acquire()`.
    ///
    /// ```
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// lock.acquire();
    /// lock.acquire(); // does not wait
    /// ```
    pub fn acquire(&self) {
        self.acquire_times(1);
    }

    /// Acquires the lock if nobody else owns it, and says
    /// whether it did. It does not wait.
    ///
    /// Python: `acquire(blocking=False)`.
    ///
    /// ```
    /// use std::thread;
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// assert!(lock.try_acquire());
    /// assert!(lock.try_acquire());
    /// thread::scope(|scope| {
    ///     scope.spawn(|| assert!(!lock.try_acquire()));
    /// });
    /// ```
    #[must_use = "says whether it has acquired the lock"]
    pub fn try_acquire(&self) -> bool {
        let owner = self.lock_owner();
        let free = !is_another(*owner);
        if free {
            self.add(owner, 1);
        }
        free
    }

    /// Waits for the lock, for so long at most, and says
    /// whether it has acquired it.
    ///
    /// Python: `acquire(timeout=...)`.
    ///
    /// A lock that is free when the time is up is taken. A
    /// timeout of zero does not wait.
    ///
    /// ```
    /// use std::{thread, time::Duration};
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// let patience = Duration::from_millis(1);
    /// assert!(lock.acquire_timeout(patience));
    /// thread::scope(|scope| {
    ///     scope.spawn(|| {
    ///         assert!(!lock.acquire_timeout(patience));
    ///     });
    /// });
    /// ```
    #[must_use = "says whether it has acquired the lock"]
    pub fn acquire_timeout(
        &self,
        timeout: Duration,
    ) -> bool {
        let begin = Instant::now();
        let mut owner = self.lock_owner();
        while is_another(*owner) {
            let left =
                timeout.saturating_sub(begin.elapsed());
            if left.is_zero() {
                return false;
            }
            (owner, _) = self
                .released
                .wait_timeout(owner, left)
                .unwrap_or_else(PoisonError::into_inner);
        }
        self.add(owner, 1);
        true
    }

    /// Takes back one `acquire` of this thread. After the
    /// last one, a thread that waits is woken.
    ///
    /// Python: `release()`.
    ///
    /// # Errors
    ///
    /// [`NotOwner`] if this thread does not own the lock,
    /// whoever else does.
    ///
    /// ```
    /// use threading_rlock::{NotOwner, RLock};
    ///
    /// let lock = RLock::new();
    /// lock.acquire();
    /// assert_eq!(lock.release(), Ok(()));
    /// assert_eq!(lock.release(), Err(NotOwner));
    /// ```
    pub fn release(&self) -> Result<(), NotOwner> {
        let owner = self.owned()?;
        let count = self.count.load(Relaxed) - 1;
        self.count.store(count, Relaxed);
        if count == 0 {
            self.free(owner);
        }
        Ok(())
    }

    /// Acquires the lock, and returns a guard that releases
    /// it once when it is dropped.
    ///
    /// Python: `with lock:`.
    ///
    /// ```
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// let outer = lock.lock();
    /// drop(lock.lock());
    /// assert!(lock.is_owned());
    /// drop(outer);
    /// assert!(!lock.locked());
    /// ```
    pub fn lock(&self) -> RLockGuard<'_> {
        self.acquire();
        RLockGuard::new(self)
    }

    /// Releases the lock however often it was acquired, and
    /// returns what [`acquire_restore`] needs. A condition
    /// does this before it waits.
    ///
    /// Python: `_release_save()`.
    ///
    /// # Errors
    ///
    /// [`NotOwner`] if this thread does not own the lock.
    ///
    /// ```
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// lock.acquire();
    /// lock.acquire();
    /// let saved = lock.release_save()?;
    /// assert!(!lock.locked());
    /// lock.acquire_restore(saved);
    /// lock.release()?;
    /// assert!(lock.is_owned());
    /// # Ok::<(), threading_rlock::NotOwner>(())
    /// ```
    ///
    /// [`acquire_restore`]: RLock::acquire_restore
    pub fn release_save(&self) -> Result<Saved, NotOwner> {
        let owner = self.owned()?;
        let count = self.count.swap(0, Relaxed);
        self.free(owner);
        Ok(Saved::new(count))
    }

    /// Waits for the lock, and acquires it as often as it
    /// was when it was saved.
    ///
    /// Python: `_acquire_restore(state)`.
    ///
    /// See [`release_save`](RLock::release_save) for an
    /// example.
    pub fn acquire_restore(&self, saved: Saved) {
        self.acquire_times(saved.count());
    }
}
