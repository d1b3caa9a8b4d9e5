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

/// What each lock has, as in std: it is made from its value, and shown.
macro_rules! made_and_shown {
    ($lock:ident) => {
        impl<T: Default> Default for $lock<T> {
            #[track_caller]
            fn default() -> Self {
                Self::new(T::default())
            }
        }

        impl<T> From<T> for $lock<T> {
            #[track_caller]
            fn from(value: T) -> Self {
                Self::new(value)
            }
        }

        impl<T: ?Sized + ::std::fmt::Debug> ::std::fmt::Debug for $lock<T> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.real.fmt(f)
            }
        }
    };
}
use made_and_shown;

/// What each guard has, as in std: it is read, and shown, as what it guards.
macro_rules! read_and_shown {
    ($guard:ident) => {
        impl<T: ?Sized> ::std::ops::Deref for $guard<'_, T> {
            type Target = T;
            fn deref(&self) -> &T {
                &self.real
            }
        }

        impl<T: ?Sized + ::std::fmt::Debug> ::std::fmt::Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<T: ?Sized + ::std::fmt::Display> ::std::fmt::Display for $guard<'_, T> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                (**self).fmt(f)
            }
        }
    };
}
use read_and_shown;

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
