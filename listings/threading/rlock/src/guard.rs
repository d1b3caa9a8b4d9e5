//! What stays on the thread that acquired the lock.

use std::marker::PhantomData;

use crate::RLock;

/// Releases the [`RLock`] once when it is dropped.
///
/// It stays on the thread that acquired, as only the owner
/// may release:
///
/// ```compile_fail,E0277
/// use std::thread;
/// use threading_rlock::RLock;
///
/// let lock = RLock::new();
/// let guard = lock.lock();
/// thread::scope(|scope| {
///     scope.spawn(move || drop(guard));
/// });
/// ```
///
/// If the lock was released by hand in the meantime, it
/// does nothing; Python's `with` raises a `RuntimeError`.
#[derive(Debug)]
#[must_use = "dropped at once, it releases at once"]
pub struct RLockGuard<'a> {
    lock: &'a RLock,
    stays: Stays,
}

impl<'a> RLockGuard<'a> {
    pub(crate) fn new(lock: &'a RLock) -> Self {
        Self { lock, stays: PhantomData }
    }
}

/// A raw pointer is not `Send`, nor is what has one.
type Stays = PhantomData<*const ()>;

impl Drop for RLockGuard<'_> {
    fn drop(&mut self) {
        // To panic here could abort the program.
        let _ = self.lock.release();
    }
}

/// How often a lock was acquired before
/// [`RLock::release_save`]. It stays on its thread.
#[derive(Debug)]
#[must_use = "the lock is free until this is restored"]
pub struct Saved {
    count: usize,
    stays: Stays,
}

impl Saved {
    pub(crate) fn new(count: usize) -> Self {
        Self { count, stays: PhantomData }
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }
}
