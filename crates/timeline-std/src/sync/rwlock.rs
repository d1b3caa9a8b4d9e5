//! A reader-writer lock, recorded.

use std::ops::DerefMut;
use std::panic::Location;
use std::sync;

use super::{LockResult, TryLockResult, guard_traits, lock, map_guard, map_try_guard, uncontended};
use crate::emit::{Identity, Span, TraceEvent};
use crate::recording::Kind;

type Here = &'static Location<'static>;

/// As [`std::sync::RwLock`].
pub struct RwLock<T: ?Sized> {
    identity: Identity,
    real: sync::RwLock<T>,
}

lock!(RwLock);

impl<T: ?Sized> RwLock<T> {
    fn wait(&self, place: Here) -> Span {
        TraceEvent::new(Kind::Lock, place)
            .of(&self.identity)
            .begin()
    }

    fn reader<'a>(
        &'a self,
        real: sync::RwLockReadGuard<'a, T>,
        place: Here,
    ) -> RwLockReadGuard<'a, T> {
        RwLockReadGuard {
            _hold: TraceEvent::new(Kind::HoldShared, place)
                .of(&self.identity)
                .begin(),
            real,
        }
    }

    fn writer<'a>(
        &'a self,
        real: sync::RwLockWriteGuard<'a, T>,
        place: Here,
    ) -> RwLockWriteGuard<'a, T> {
        RwLockWriteGuard {
            hold: TraceEvent::new(Kind::Hold, place)
                .of(&self.identity)
                .begin(),
            lock: self,
            real,
        }
    }

    /// As in std. If somebody writes, or waits to, the wait is recorded.
    ///
    /// # Errors
    ///
    /// If the lock is poisoned.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let place = Location::caller();
        let real = uncontended(self.real.try_read()).unwrap_or_else(|| {
            let _wait = self.wait(place);
            self.real.read()
        });
        map_guard(real, |real| self.reader(real, place))
    }

    /// As in std.
    ///
    /// # Errors
    ///
    /// If somebody writes, or the lock is poisoned.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let place = Location::caller();
        map_try_guard(self.real.try_read(), |real| self.reader(real, place))
    }

    /// As in std. If somebody reads or writes, the wait is recorded.
    ///
    /// # Errors
    ///
    /// If the lock is poisoned.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let place = Location::caller();
        let real = uncontended(self.real.try_write()).unwrap_or_else(|| {
            let _wait = self.wait(place);
            self.real.write()
        });
        map_guard(real, |real| self.writer(real, place))
    }

    /// As in std.
    ///
    /// # Errors
    ///
    /// If somebody reads or writes, or the lock is poisoned.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let place = Location::caller();
        map_try_guard(self.real.try_write(), |real| self.writer(real, place))
    }
}

/// As [`std::sync::RwLockReadGuard`].
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    // Ends before the lock is released.
    _hold: Span,
    real: sync::RwLockReadGuard<'a, T>,
}

/// As [`std::sync::RwLockWriteGuard`].
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    // Ends before the lock is released.
    hold: Span,
    lock: &'a RwLock<T>,
    real: sync::RwLockWriteGuard<'a, T>,
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// As in std: goes on as a reader.
    #[track_caller]
    pub fn downgrade(this: Self) -> RwLockReadGuard<'a, T> {
        let Self { hold, lock, real } = this;
        drop(hold);
        let real = sync::RwLockWriteGuard::downgrade(real);
        lock.reader(real, Location::caller())
    }
}

guard_traits!(RwLockReadGuard);
guard_traits!(RwLockWriteGuard);

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.real
    }
}
