//! A mutex, recorded.

use std::ops::DerefMut;
use std::panic::Location;
use std::sync;

use super::{
    LockResult, TryLockResult, guard_traits, lock_traits, map_guard, map_try_guard, uncontended,
};
use crate::emit::{Identity, Span, TraceEvent, called};
use crate::recording::Kind;

/// As [`std::sync::Mutex`].
pub struct Mutex<T: ?Sized> {
    identity: Identity,
    real: sync::Mutex<T>,
}

impl<T> Mutex<T> {
    /// As in std.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Self {
            identity: Identity::new("Mutex"),
            real: sync::Mutex::new(value),
        }
    }

    called!();

    /// As in std.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        self.real.into_inner()
    }
}

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
    /// If the mutex is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.real.get_mut()
    }
}

lock_traits!(Mutex);

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
