//! What `with cond:` is in Rust.

use std::fmt;
use std::marker::PhantomData;

use crate::Underlying;

/// Releases the lock of a [`Condition`](crate::Condition)
/// when it is dropped.
///
/// It stays on the thread that acquired, as an `RLock` may
/// be released by its owner alone. If the lock was released
/// by hand in the meantime, it does what the guard of that
/// lock does.
#[must_use = "dropped at once, it releases at once"]
pub struct ConditionGuard<'a, L: Underlying> {
    lock: &'a L,
    /// A raw pointer is not `Send`, nor is what has one.
    stays: PhantomData<*const ()>,
}

impl<'a, L: Underlying> ConditionGuard<'a, L> {
    pub(crate) fn new(lock: &'a L) -> Self {
        Self { lock, stays: PhantomData }
    }
}

impl<L: Underlying> Drop for ConditionGuard<'_, L> {
    fn drop(&mut self) {
        // To panic here could abort the program.
        let _ = self.lock.release();
    }
}

impl<L> fmt::Debug for ConditionGuard<'_, L>
where
    L: Underlying + fmt::Debug,
{
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let lock = &self.lock;
        write!(f, "ConditionGuard({lock:?})")
    }
}
