//! The synchronisation primitives of std, recorded.

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

/// What the locks have in common: all but to acquire them.
macro_rules! lock {
    ($lock:ident) => {
        impl<T> $lock<T> {
            /// As in std.
            #[track_caller]
            pub const fn new(value: T) -> Self {
                Self {
                    identity: $crate::emit::Identity::new(stringify!($lock)),
                    real: ::std::sync::$lock::new(value),
                }
            }

            $crate::emit::called!();

            /// As in std.
            ///
            /// # Errors
            ///
            /// If the lock is poisoned.
            pub fn into_inner(self) -> LockResult<T> {
                self.real.into_inner()
            }
        }

        impl<T: ?Sized> $lock<T> {
            /// As in std.
            pub fn is_poisoned(&self) -> bool {
                self.real.is_poisoned()
            }

            /// As in std.
            pub fn clear_poison(&self) {
                self.real.clear_poison();
            }

            /// As in std.
            ///
            /// # Errors
            ///
            /// If the lock is poisoned.
            pub fn get_mut(&mut self) -> LockResult<&mut T> {
                self.real.get_mut()
            }
        }

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
use lock;

/// The traits of a guard, as in std: `Deref`, `Debug`, `Display`.
macro_rules! guard_traits {
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
use guard_traits;

/// Maps what a lock returns to a guard of ours, poisoned or not.
fn map_guard<R, G>(real: LockResult<R>, guard: impl FnOnce(R) -> G) -> LockResult<G> {
    match real {
        Ok(real) => Ok(guard(real)),
        Err(poisoned) => Err(PoisonError::new(guard(poisoned.into_inner()))),
    }
}

/// The same for a lock that was only tried.
fn map_try_guard<R, G>(real: TryLockResult<R>, guard: impl FnOnce(R) -> G) -> TryLockResult<G> {
    match uncontended(real) {
        Some(real) => Ok(map_guard(real, guard)?),
        None => Err(TryLockError::WouldBlock),
    }
}

/// What a lock returns that nobody else holds.
fn uncontended<R>(real: TryLockResult<R>) -> Option<LockResult<R>> {
    match real {
        Ok(real) => Some(Ok(real)),
        Err(TryLockError::Poisoned(poisoned)) => Some(Err(poisoned)),
        Err(TryLockError::WouldBlock) => None,
    }
}
