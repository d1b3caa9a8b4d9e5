//! A mutex: a value for one thread at a time.

use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use super::lock::{debug, is_poisoned, own, poison, release};
use crate::engine::handle::{Handle, called};
use crate::engine::ids::{ObjectId, Place};
use crate::engine::objects::{MutexOp, Release, Reply};
use crate::engine::op::Op;
use crate::engine::{id, is_running, panicking, show, step};
use crate::graph::ObjectKind;

/// As [`std::sync::Mutex`].
pub struct Mutex<T: ?Sized> {
    handle: Handle,
    value: UnsafeCell<T>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: the value is moved to one thread at a time.
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
#[allow(unsafe_code)]
// SAFETY: as in std: the engine gives the guard to one thread at a time.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}

impl<T> Mutex<T> {
    /// A mutex that nobody holds.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Self {
            handle: Handle::new(),
            value: UnsafeCell::new(value),
        }
    }

    called!();

    /// The value.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        let Self { handle, value } = self;
        own(&handle, value.into_inner())
    }
}

impl<T: ?Sized> Mutex<T> {
    pub(super) fn id(&self) -> ObjectId {
        id(&self.handle, ObjectKind::Mutex, &self.value)
    }

    fn guard(&self, place: Place) -> MutexGuard<'_, T> {
        MutexGuard {
            mutex: self,
            place,
            written: false,
            was_panicking: panicking(),
            unsend: PhantomData,
        }
    }

    pub(super) fn guarded(&self, place: Place, reply: Reply) -> LockResult<MutexGuard<'_, T>> {
        poison(reply, self.guard(place))
    }

    /// Waits until nobody holds the mutex, and takes it.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let place = Place::here();
        let reply = step(place, Op::Mutex(self.id(), MutexOp::Lock));
        self.guarded(place, reply)
    }

    /// Takes the mutex if nobody holds it.
    ///
    /// # Errors
    ///
    /// If somebody does, or the mutex is poisoned.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let place = Place::here();
        match step(place, Op::Mutex(self.id(), MutexOp::TryLock)) {
            Reply::Refused => Err(TryLockError::WouldBlock),
            Reply::Poisoned => Err(TryLockError::Poisoned(PoisonError::new(self.guard(place)))),
            _ => Ok(self.guard(place)),
        }
    }

    /// Whether a thread has panicked while it held the mutex.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        step(Place::here(), Op::Mutex(self.id(), MutexOp::IsPoisoned)) == Reply::Poisoned
    }

    /// Forgets that a thread has panicked.
    #[track_caller]
    pub fn clear_poison(&self) {
        step(Place::here(), Op::Mutex(self.id(), MutexOp::ClearPoison));
    }

    /// The value, for who has the mutex alone.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        own(&self.handle, self.value.get_mut())
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    /// Tries to lock, which is a step.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In quotes, as in std.
        let locked = &"<locked>";
        debug(
            f,
            "Mutex",
            self.try_lock(),
            locked,
            is_poisoned(&self.handle),
        )
    }
}

/// As [`std::sync::MutexGuard`]; its end is a step.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> {
    mutex: &'a Mutex<T>,
    place: Place,
    written: bool,
    was_panicking: bool,
    unsend: PhantomData<*const ()>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: a shared guard gives out `&T` and no more.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    fn release(&self) -> Release {
        release(&**self, self.written, self.was_panicking)
    }

    /// Ends the guard without a step: a wait is about to make it.
    pub(super) fn into_parts(self) -> (&'a Mutex<T>, Release) {
        show(self.mutex.id(), &*self);
        let parts = (self.mutex, self.release());
        std::mem::forget(self);
        parts
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        if is_running() {
            let id = self.mutex.id();
            show(id, &**self);
            let unlock = MutexOp::Unlock(self.release());
            step(self.place, Op::Mutex(id, unlock));
        }
    }
}

#[allow(unsafe_code)]
impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: the guard exists, so its thread holds the mutex.
        unsafe { &*self.mutex.value.get() }
    }
}

#[allow(unsafe_code)]
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.written = true;
        // SAFETY: the guard exists, so its thread holds the mutex.
        unsafe { &mut *self.mutex.value.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
