//! An atomic pointer, of which no address enters the state of a program.

use std::cell::UnsafeCell;
use std::fmt;
use std::panic::RefUnwindSafe;
use std::sync::atomic::Ordering;

use crate::engine::handle::{Handle, called};
use crate::engine::ids::Place;
use crate::engine::objects::Reply;
use crate::engine::op::Op;
use crate::engine::{id, note_atomic_pointer, step};
use crate::graph::{AtomicOperation, AtomicType, ObjectKind};

/// As in std, sequentially consistent.
pub struct AtomicPtr<T> {
    handle: Handle,
    value: UnsafeCell<*mut T>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: to send a pointer is not to use it.
unsafe impl<T> Send for AtomicPtr<T> {}
#[allow(unsafe_code)]
// SAFETY: the engine lets one thread at a time have its turn.
unsafe impl<T> Sync for AtomicPtr<T> {}
impl<T> RefUnwindSafe for AtomicPtr<T> {}

impl<T> AtomicPtr<T> {
    /// A pointer.
    #[track_caller]
    pub const fn new(pointer: *mut T) -> Self {
        Self {
            handle: Handle::new(),
            value: UnsafeCell::new(pointer),
        }
    }

    called!();

    /// Makes one step: `change` says what the thread gets, and whether it has
    /// written.
    #[allow(unsafe_code)]
    fn step<R>(
        &self,
        place: Place,
        operation: AtomicOperation,
        change: impl FnOnce(&mut *mut T, Reply) -> (R, bool),
    ) -> R {
        let id = id(
            &self.handle,
            ObjectKind::Atomic(AtomicType::Ptr),
            &self.value,
        );
        let reply = step(place, Op::Atomic(id, operation));
        // SAFETY: it is the turn of this thread, and the reference is gone
        // before its next operation.
        let (got, written) = change(unsafe { &mut *self.value.get() }, reply);
        note_atomic_pointer(id, place, written);
        got
    }

    /// The pointer.
    #[track_caller]
    pub fn load(&self, _order: Ordering) -> *mut T {
        self.step(Place::here(), AtomicOperation::Load, |pointer, _| {
            (*pointer, false)
        })
    }

    /// Sets the pointer.
    #[track_caller]
    pub fn store(&self, new: *mut T, _order: Ordering) {
        self.step(Place::here(), AtomicOperation::Store, |pointer, _| {
            *pointer = new;
            ((), true)
        });
    }

    /// Sets the pointer, and returns the old one.
    #[track_caller]
    pub fn swap(&self, new: *mut T, _order: Ordering) -> *mut T {
        self.step(Place::here(), AtomicOperation::Swap, |pointer, _| {
            (std::mem::replace(pointer, new), true)
        })
    }

    #[track_caller]
    fn exchange(
        &self,
        operation: AtomicOperation,
        current: *mut T,
        new: *mut T,
    ) -> Result<*mut T, *mut T> {
        self.step(Place::here(), operation, |pointer, reply| {
            if *pointer == current && reply != Reply::Refused {
                (Ok(std::mem::replace(pointer, new)), true)
            } else {
                (Err(*pointer), false)
            }
        })
    }

    /// Sets the pointer if it is `current`.
    ///
    /// # Errors
    ///
    /// The pointer, if it is another.
    #[track_caller]
    pub fn compare_exchange(
        &self,
        current: *mut T,
        new: *mut T,
        _success: Ordering,
        _failure: Ordering,
    ) -> Result<*mut T, *mut T> {
        self.exchange(AtomicOperation::CompareExchange, current, new)
    }

    /// The same, which may fail for no reason where that is explored: see
    /// [`Explorer::weak_failures_at_most`](crate::Explorer::weak_failures_at_most).
    ///
    /// # Errors
    ///
    /// The pointer, if it is another, or for no reason.
    #[track_caller]
    pub fn compare_exchange_weak(
        &self,
        current: *mut T,
        new: *mut T,
        _success: Ordering,
        _failure: Ordering,
    ) -> Result<*mut T, *mut T> {
        self.exchange(AtomicOperation::CompareExchangeWeak, current, new)
    }

    /// Sets the pointer to what `f` makes of it: a load, and as many exchanges
    /// as it takes. None fails for no reason, so `f` is called again only for
    /// another pointer.
    ///
    /// # Errors
    ///
    /// The pointer for which `f` returned none.
    #[track_caller]
    pub fn fetch_update<F>(
        &self,
        set: Ordering,
        fetch: Ordering,
        mut f: F,
    ) -> Result<*mut T, *mut T>
    where
        F: FnMut(*mut T) -> Option<*mut T>,
    {
        let mut old = self.load(fetch);
        while let Some(new) = f(old) {
            match self.compare_exchange(old, new, set, fetch) {
                Err(other) => old = other,
                done => return done,
            }
        }
        Err(old)
    }

    /// The pointer, for who has it alone.
    pub fn get_mut(&mut self) -> &mut *mut T {
        self.value.get_mut()
    }

    /// The pointer.
    pub fn into_inner(self) -> *mut T {
        self.value.into_inner()
    }
}

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(std::ptr::null_mut())
    }
}

impl<T> From<*mut T> for AtomicPtr<T> {
    #[track_caller]
    fn from(pointer: *mut T) -> Self {
        Self::new(pointer)
    }
}

impl<T> fmt::Debug for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.load(Ordering::Relaxed).fmt(f)
    }
}
