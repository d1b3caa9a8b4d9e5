//! What a lock says of itself, and what may be out of date by
//! then.

use std::fmt;
use std::sync::atomic::Ordering::Relaxed;
use std::thread::ThreadId;

use crate::RLock;

impl RLock {
    /// Whether anybody owns the lock now. Another thread
    /// may change that before you have looked at the answer.
    ///
    /// Python: `locked()`, since 3.14.
    ///
    /// ```
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// assert!(!lock.locked());
    /// lock.acquire();
    /// assert!(lock.locked());
    /// ```
    #[must_use]
    pub fn locked(&self) -> bool {
        self.owner().is_some()
    }

    /// Whether this thread owns the lock. Nobody else can
    /// change that.
    ///
    /// Python: `_is_owned()`.
    ///
    /// ```
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// assert!(!lock.is_owned());
    /// lock.acquire();
    /// assert!(lock.is_owned());
    /// ```
    #[must_use]
    pub fn is_owned(&self) -> bool {
        self.owned().is_ok()
    }

    /// Which thread owns the lock; `None` if nobody does.
    /// Another thread may change that before you have looked
    /// at the answer.
    ///
    /// Python shows it in `repr`.
    ///
    /// ```
    /// use std::thread;
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// lock.acquire();
    /// let me = thread::current().id();
    /// assert_eq!(lock.owner(), Some(me));
    /// ```
    #[must_use]
    pub fn owner(&self) -> Option<ThreadId> {
        *self.lock_owner()
    }

    /// How often its owner has acquired the lock and not
    /// released it; 0 if nobody owns it. Another thread may
    /// change that before you have looked at the answer.
    ///
    /// Python shows it in `repr`.
    ///
    /// ```
    /// use threading_rlock::RLock;
    ///
    /// let lock = RLock::new();
    /// lock.acquire();
    /// lock.acquire();
    /// assert_eq!(lock.count(), 2);
    /// ```
    #[must_use]
    pub fn count(&self) -> usize {
        self.count.load(Relaxed)
    }
}

/// Shows the owner and the count.
///
/// ```
/// use threading_rlock::RLock;
///
/// let lock = RLock::new();
/// assert_eq!(format!("{lock:?}"), "RLock(unlocked)");
/// lock.acquire();
/// println!("{lock:?}"); // RLock(1 times ThreadId(1))
/// ```
impl fmt::Debug for RLock {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let owner = self.lock_owner();
        // Both are of one moment.
        let (count, id) = (self.count(), *owner);
        drop(owner);
        match id {
            None => f.write_str("RLock(unlocked)"),
            Some(id) => {
                write!(f, "RLock({count} times {id:?})")
            }
        }
    }
}
