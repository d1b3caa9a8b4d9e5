//! Who owns a lock. Only the owner touches the count, with
//! the mutex of the owner in hand.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::{MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use crate::{NotOwner, RLock};

impl RLock {
    /// Waits until no other thread owns the lock.
    pub(crate) fn acquire_times(&self, times: usize) {
        let mut owner = self.lock_owner();
        while is_another(*owner) {
            owner = self
                .released
                .wait(owner)
                .unwrap_or_else(PoisonError::into_inner);
        }
        self.add(owner, times);
    }

    /// Adds to the count of this thread.
    pub(crate) fn add(
        &self,
        mut owner: Owner<'_>,
        times: usize,
    ) {
        *owner = Some(thread::current().id());
        let count = self.count.load(Relaxed);
        let count = count
            .checked_add(times)
            .expect("an RLock is acquired too often");
        self.count.store(count, Relaxed);
    }

    /// Frees the lock, whose count is zero.
    pub(crate) fn free(&self, mut owner: Owner<'_>) {
        *owner = None;
        drop(owner);
        self.released.notify_one();
    }

    /// The owner, if it is this thread.
    pub(crate) fn owned(
        &self,
    ) -> Result<Owner<'_>, NotOwner> {
        let owner = self.lock_owner();
        if owner.is_none() || is_another(*owner) {
            return Err(NotOwner);
        }
        Ok(owner)
    }

    /// No code of the user runs while this is held, so it
    /// is never left half changed.
    pub(crate) fn lock_owner(&self) -> Owner<'_> {
        self.owner
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) fn is_another(owner: Option<ThreadId>) -> bool {
    let me = thread::current().id();
    owner.is_some_and(|owner| owner != me)
}

type Owner<'a> = MutexGuard<'a, Option<ThreadId>>;
