//! The lock of the condition, used as it is.

use std::time::Duration;

use crate::{Condition, ConditionGuard, Underlying};

impl<L: Underlying> Condition<L> {
    /// Acquires the lock.
    ///
    /// Python: `acquire()`.
    ///
    /// ```
    /// use threading_condition::Condition;
    ///
    /// let cond = Condition::new();
    /// cond.acquire();
    /// assert_eq!(cond.notify(1), Ok(()));
    /// ```
    pub fn acquire(&self) {
        self.lock.acquire();
    }

    /// Acquires the lock if that takes no waiting, and says
    /// whether it did.
    ///
    /// Python: `acquire(blocking=False)`.
    ///
    /// ```
    /// use threading_condition::Condition;
    /// use threading_lock::Lock;
    ///
    /// let cond = Condition::with_lock(Lock::new());
    /// assert!(cond.try_acquire());
    /// assert!(!cond.try_acquire());
    /// ```
    #[must_use = "says whether it has acquired the lock"]
    pub fn try_acquire(&self) -> bool {
        self.lock.try_acquire()
    }

    /// Waits for the lock, for so long at most, and says
    /// whether it has acquired it.
    ///
    /// Python: `acquire(timeout=...)`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_condition::Condition;
    /// use threading_lock::Lock;
    ///
    /// let cond = Condition::with_lock(Lock::new());
    /// let patience = Duration::from_millis(1);
    /// assert!(cond.acquire_timeout(patience));
    /// assert!(!cond.acquire_timeout(patience));
    /// ```
    #[must_use = "says whether it has acquired the lock"]
    pub fn acquire_timeout(
        &self,
        timeout: Duration,
    ) -> bool {
        self.lock.acquire_timeout(timeout)
    }

    /// Releases the lock.
    ///
    /// Python: `release()`.
    ///
    /// # Errors
    ///
    /// What the lock says if it was not acquired.
    ///
    /// ```
    /// use threading_condition::Condition;
    /// use threading_rlock::NotOwner;
    ///
    /// let cond = Condition::new();
    /// cond.acquire();
    /// assert_eq!(cond.release(), Ok(()));
    /// assert_eq!(cond.release(), Err(NotOwner));
    /// ```
    pub fn release(&self) -> Result<(), L::NotHeld> {
        self.lock.release()
    }

    /// Whether anybody holds the lock now.
    ///
    /// Python: `locked()`, since 3.14.
    ///
    /// ```
    /// use threading_condition::Condition;
    ///
    /// let cond = Condition::new();
    /// assert!(!cond.locked());
    /// cond.acquire();
    /// assert!(cond.locked());
    /// ```
    #[must_use]
    pub fn locked(&self) -> bool {
        self.lock.locked()
    }

    /// Acquires the lock, and returns a guard that releases
    /// it when it is dropped.
    ///
    /// Python: `with cond:`.
    ///
    /// ```
    /// use threading_condition::Condition;
    ///
    /// let cond = Condition::new();
    /// let lock = cond.lock();
    /// cond.notify(1)?;
    /// drop(lock);
    /// assert!(cond.notify(1).is_err());
    /// # Ok::<(), threading_condition::NotAcquired>(())
    /// ```
    pub fn lock(&self) -> ConditionGuard<'_, L> {
        self.lock.acquire();
        ConditionGuard::new(&self.lock)
    }
}
