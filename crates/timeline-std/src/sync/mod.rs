//! What threads share and wait for, recorded.

mod barrier;
mod condvar;
pub mod mpsc;
mod mutex;
mod rwlock;

pub use std::sync::*;

pub use barrier::Barrier;
pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{Mutex, MutexGuard};
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Puts what a lock answers into a guard of ours, poisoned or not.
fn guarded<R, G>(real: LockResult<R>, guard: impl FnOnce(R) -> G) -> LockResult<G> {
    match real {
        Ok(real) => Ok(guard(real)),
        Err(poisoned) => Err(PoisonError::new(guard(poisoned.into_inner()))),
    }
}

/// The same for what may be refused.
fn attempted<R, G>(real: TryLockResult<R>, guard: impl FnOnce(R) -> G) -> TryLockResult<G> {
    match without_waiting(real) {
        Some(real) => Ok(guarded(real, guard)?),
        None => Err(TryLockError::WouldBlock),
    }
}

/// What a lock answers that was to be had at once.
fn without_waiting<R>(real: TryLockResult<R>) -> Option<LockResult<R>> {
    match real {
        Ok(real) => Some(Ok(real)),
        Err(TryLockError::Poisoned(poisoned)) => Some(Err(poisoned)),
        Err(TryLockError::WouldBlock) => None,
    }
}
