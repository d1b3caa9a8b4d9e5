//! A mutex, recorded.

use std::ops::DerefMut;
use std::panic::Location;
use std::sync;

use super::{LockResult, TryLockResult, guard_traits, lock, map_guard, map_try_guard, uncontended};
use crate::emit::{Identity, Span, TraceEvent};
use crate::recording::Kind;

/// As [`std::sync::Mutex`].
pub struct Mutex<T: ?Sized> {
    identity: Identity,
    real: sync::Mutex<T>,
}

lock!(Mutex);

impl<T: ?Sized> Mutex<T> {
    /// As in std. If somebody holds the mutex, the wait is recorded.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        let real = uncontended(self.real.try_lock()).unwrap_or_else(|| {
            let _wait = TraceEvent::new(Kind::Lock, place)
                .of(&self.identity)
                .begin();
            self.real.lock()
        });
        map_guard(real, |real| MutexGuard::new(self, real, place))
    }

    /// As in std.
    ///
    /// # Errors
    ///
    /// If somebody holds the mutex, or it is poisoned.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        map_try_guard(self.real.try_lock(), |real| {
            MutexGuard::new(self, real, place)
        })
    }
}

/// As [`std::sync::MutexGuard`]. The hold ends before the mutex is released, so
/// that the next one begins after it.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> {
    hold: Span,
    mutex: &'a Mutex<T>,
    real: sync::MutexGuard<'a, T>,
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub(super) fn new(
        mutex: &'a Mutex<T>,
        real: sync::MutexGuard<'a, T>,
        place: &'static Location<'static>,
    ) -> Self {
        let hold = TraceEvent::new(Kind::Hold, place)
            .of(&mutex.identity)
            .begin();
        Self { hold, mutex, real }
    }

    /// Ends the hold; the mutex is still locked.
    pub(super) fn into_parts(self) -> (&'a Mutex<T>, sync::MutexGuard<'a, T>) {
        drop(self.hold);
        (self.mutex, self.real)
    }
}

guard_traits!(MutexGuard);

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.real
    }
}
