//! What a condition needs of a lock.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use threading_lock::{Lock, ReleaseUnlocked};
use threading_rlock::{NotOwner, RLock, Saved};

/// A lock that a [`Condition`](crate::Condition) can be
/// built on: [`Lock`], [`RLock`], a reference to one, or an
/// `Arc` of one.
///
/// Python takes any object with these methods; those that
/// begin with an underscore there are optional.
pub trait Underlying {
    /// Why [`release`](Self::release) was refused.
    type NotHeld: Error;

    /// What [`release_save`](Self::release_save) remembers.
    type Saved;

    /// Waits for the lock. Python: `acquire()`.
    fn acquire(&self);

    /// Takes the lock if that takes no waiting, and says
    /// so. Python: `acquire(blocking=False)`.
    #[must_use = "says whether it has acquired the lock"]
    fn try_acquire(&self) -> bool;

    /// Waits for so long at most. Python:
    /// `acquire(timeout=...)`.
    #[must_use = "says whether it has acquired the lock"]
    fn acquire_timeout(&self, timeout: Duration) -> bool;

    /// Takes back one `acquire`. Python: `release()`.
    ///
    /// # Errors
    ///
    /// If the lock is not held.
    fn release(&self) -> Result<(), Self::NotHeld>;

    /// Whether anybody holds the lock. Python: `locked()`.
    #[must_use]
    fn locked(&self) -> bool;

    /// Whether this thread holds the lock, or, where the
    /// lock does not know, anybody. Python: `_is_owned()`.
    #[must_use]
    fn is_owned(&self) -> bool;

    /// Releases the lock however often it was acquired.
    /// Python: `_release_save()`.
    ///
    /// # Errors
    ///
    /// If the lock is not held.
    fn release_save(
        &self,
    ) -> Result<Self::Saved, Self::NotHeld>;

    /// Waits for the lock, and holds it as it was when it
    /// was saved. Python: `_acquire_restore(state)`.
    fn acquire_restore(&self, saved: Self::Saved);
}

impl Underlying for Lock {
    type NotHeld = ReleaseUnlocked;
    type Saved = ();

    fn acquire(&self) {
        Lock::acquire(self)
    }

    fn try_acquire(&self) -> bool {
        Lock::try_acquire(self)
    }

    fn acquire_timeout(&self, timeout: Duration) -> bool {
        Lock::acquire_timeout(self, timeout)
    }

    fn release(&self) -> Result<(), Self::NotHeld> {
        Lock::release(self)
    }

    fn locked(&self) -> bool {
        Lock::locked(self)
    }

    fn is_owned(&self) -> bool {
        // It has no owner.
        Lock::locked(self)
    }

    fn release_save(
        &self,
    ) -> Result<Self::Saved, Self::NotHeld> {
        Lock::release(self)
    }

    fn acquire_restore(&self, _: Self::Saved) {
        Lock::acquire(self)
    }
}

impl Underlying for RLock {
    type NotHeld = NotOwner;
    type Saved = Saved;

    fn acquire(&self) {
        RLock::acquire(self)
    }

    fn try_acquire(&self) -> bool {
        RLock::try_acquire(self)
    }

    fn acquire_timeout(&self, timeout: Duration) -> bool {
        RLock::acquire_timeout(self, timeout)
    }

    fn release(&self) -> Result<(), Self::NotHeld> {
        RLock::release(self)
    }

    fn locked(&self) -> bool {
        RLock::locked(self)
    }

    fn is_owned(&self) -> bool {
        RLock::is_owned(self)
    }

    fn release_save(
        &self,
    ) -> Result<Self::Saved, Self::NotHeld> {
        RLock::release_save(self)
    }

    fn acquire_restore(&self, saved: Self::Saved) {
        RLock::acquire_restore(self, saved)
    }
}

impl<L: Underlying + ?Sized> Underlying for &L {
    type NotHeld = L::NotHeld;
    type Saved = L::Saved;

    fn acquire(&self) {
        L::acquire(self)
    }

    fn try_acquire(&self) -> bool {
        L::try_acquire(self)
    }

    fn acquire_timeout(&self, timeout: Duration) -> bool {
        L::acquire_timeout(self, timeout)
    }

    fn release(&self) -> Result<(), Self::NotHeld> {
        L::release(self)
    }

    fn locked(&self) -> bool {
        L::locked(self)
    }

    fn is_owned(&self) -> bool {
        L::is_owned(self)
    }

    fn release_save(
        &self,
    ) -> Result<Self::Saved, Self::NotHeld> {
        L::release_save(self)
    }

    fn acquire_restore(&self, saved: Self::Saved) {
        L::acquire_restore(self, saved)
    }
}

impl<L: Underlying + ?Sized> Underlying for Arc<L> {
    type NotHeld = L::NotHeld;
    type Saved = L::Saved;

    fn acquire(&self) {
        L::acquire(self)
    }

    fn try_acquire(&self) -> bool {
        L::try_acquire(self)
    }

    fn acquire_timeout(&self, timeout: Duration) -> bool {
        L::acquire_timeout(self, timeout)
    }

    fn release(&self) -> Result<(), Self::NotHeld> {
        L::release(self)
    }

    fn locked(&self) -> bool {
        L::locked(self)
    }

    fn is_owned(&self) -> bool {
        L::is_owned(self)
    }

    fn release_save(
        &self,
    ) -> Result<Self::Saved, Self::NotHeld> {
        L::release_save(self)
    }

    fn acquire_restore(&self, saved: Self::Saved) {
        L::acquire_restore(self, saved)
    }
}
