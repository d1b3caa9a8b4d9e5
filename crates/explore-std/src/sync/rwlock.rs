//! A reader-writer lock: a value for many readers or one writer.

use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use super::lock::{debug, is_poisoned, own, poison, release};
use crate::engine::handle::{Handle, called};
use crate::engine::ids::{ObjectId, Place};
use crate::engine::objects::{Reply, RwLockOp};
use crate::engine::op::Op;
use crate::engine::{id, is_running, panicking, show, step};
use crate::graph::ObjectKind;

/// As [`std::sync::RwLock`]. std leaves open whether a writer that waits keeps
/// new readers out: it is a choice, so a thread that reads twice can block
/// itself, and need not.
pub struct RwLock<T: ?Sized> {
    handle: Handle,
    value: UnsafeCell<T>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: the value is moved to one thread at a time.
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
#[allow(unsafe_code)]
// SAFETY: as in std: the engine admits one writer, or readers that share `&T`.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

impl<T> RwLock<T> {
    /// A lock that nobody holds.
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
    /// If the lock is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        let Self { handle, value } = self;
        own(&handle, value.into_inner())
    }
}

/// What a `try_` answers, with what it guards.
fn attempt<G>(reply: Reply, guard: impl FnOnce() -> G) -> TryLockResult<G> {
    match reply {
        Reply::Refused => Err(TryLockError::WouldBlock),
        Reply::Poisoned => Err(TryLockError::Poisoned(PoisonError::new(guard()))),
        _ => Ok(guard()),
    }
}

impl<T: ?Sized> RwLock<T> {
    fn id(&self) -> ObjectId {
        id(&self.handle, ObjectKind::RwLock, &self.value)
    }

    fn reader(&self, place: Place) -> RwLockReadGuard<'_, T> {
        RwLockReadGuard {
            lock: self,
            place,
            unsend: PhantomData,
        }
    }

    fn writer(&self, place: Place) -> RwLockWriteGuard<'_, T> {
        RwLockWriteGuard {
            lock: self,
            place,
            written: false,
            was_panicking: panicking(),
            unsend: PhantomData,
        }
    }

    /// Waits until nobody writes or waits to, and reads.
    ///
    /// # Errors
    ///
    /// If the lock is poisoned.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let place = Place::here();
        poison(
            step(place, Op::RwLock(self.id(), RwLockOp::Read)),
            self.reader(place),
        )
    }

    /// Reads, if nobody writes or waits to.
    ///
    /// # Errors
    ///
    /// If somebody does, or the lock is poisoned.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let place = Place::here();
        attempt(
            step(place, Op::RwLock(self.id(), RwLockOp::TryRead)),
            || self.reader(place),
        )
    }

    /// Waits until nobody reads or writes, and writes.
    ///
    /// # Errors
    ///
    /// If the lock is poisoned.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let place = Place::here();
        poison(
            step(place, Op::RwLock(self.id(), RwLockOp::Write)),
            self.writer(place),
        )
    }

    /// Writes, if nobody reads or writes.
    ///
    /// # Errors
    ///
    /// If somebody does, or the lock is poisoned.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let place = Place::here();
        attempt(
            step(place, Op::RwLock(self.id(), RwLockOp::TryWrite)),
            || self.writer(place),
        )
    }

    /// Whether a thread has panicked while it wrote.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        step(Place::here(), Op::RwLock(self.id(), RwLockOp::IsPoisoned)) == Reply::Poisoned
    }

    /// Forgets that a thread has panicked.
    #[track_caller]
    pub fn clear_poison(&self) {
        step(Place::here(), Op::RwLock(self.id(), RwLockOp::ClearPoison));
    }

    /// The value, for who has the lock alone.
    ///
    /// # Errors
    ///
    /// If the lock is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        own(&self.handle, self.value.get_mut())
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    /// Tries to read, which is a step.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let locked = &format_args!("<locked>");
        debug(
            f,
            "RwLock",
            self.try_read(),
            locked,
            is_poisoned(&self.handle),
        )
    }
}

/// As [`std::sync::RwLockReadGuard`]; its end is a step.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    place: Place,
    unsend: PhantomData<*const ()>,
}

/// As [`std::sync::RwLockWriteGuard`]; its end is a step.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    place: Place,
    written: bool,
    was_panicking: bool,
    unsend: PhantomData<*const ()>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: a shared guard gives out `&T` and no more.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
#[allow(unsafe_code)]
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        if is_running() {
            let end = Op::RwLock(self.lock.id(), RwLockOp::EndRead);
            step(self.place, end);
        }
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if is_running() {
            let id = self.lock.id();
            show(id, &**self);
            let release = release(&**self, self.written, self.was_panicking);
            step(self.place, Op::RwLock(id, RwLockOp::EndWrite(release)));
        }
    }
}

#[allow(unsafe_code)]
impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: the guard exists, so nobody writes.
        unsafe { &*self.lock.value.get() }
    }
}

#[allow(unsafe_code)]
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: the guard exists, so nobody else writes.
        unsafe { &*self.lock.value.get() }
    }
}

#[allow(unsafe_code)]
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.written = true;
        // SAFETY: the guard exists, so nobody else reads or writes.
        unsafe { &mut *self.lock.value.get() }
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// Goes on as a reader, without a gap in which another writes.
    #[track_caller]
    pub fn downgrade(this: Self) -> RwLockReadGuard<'a, T> {
        let place = Place::here();
        let (lock, id) = (this.lock, this.lock.id());
        let release = release(&*this, this.written, this.was_panicking);
        show(id, &*this);
        std::mem::forget(this);
        step(place, Op::RwLock(id, RwLockOp::Downgrade(release)));
        lock.reader(place)
    }
}

macro_rules! shown {
    ($($guard:ident $format:ident)*) => { $(
        impl<T: ?Sized + fmt::$format> fmt::$format for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    )* };
}
shown! { RwLockReadGuard Debug RwLockReadGuard Display RwLockWriteGuard Debug RwLockWriteGuard Display }
