//! One-time initialisation, by whoever comes first.

use std::cell::UnsafeCell;
use std::fmt;
use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};

use crate::engine::handle::{Handle, called};
use crate::engine::ids::{ObjectId, Place};
use crate::engine::objects::{OnceOp, Reply};
use crate::engine::op::Op;
use crate::engine::{id, step};
use crate::graph::ObjectKind;

/// An initialisation that is under way: poisoned, unless it comes to its end.
struct Attempt {
    id: ObjectId,
    place: Place,
    done: bool,
}

impl Drop for Attempt {
    fn drop(&mut self) {
        let end = OnceOp::End { done: self.done };
        step(self.place, Op::Once(self.id, end));
    }
}

/// Runs `f` unless it has been run; `again` says whether also after a panic.
fn initialise(id: ObjectId, place: Place, again: bool, what: &str, f: impl FnOnce(bool)) {
    let reply = step(place, Op::Once(id, OnceOp::Begin));
    if reply == Reply::Done {
        return;
    }
    let mut attempt = Attempt {
        id,
        place,
        done: false,
    };
    assert!(
        reply != Reply::Poisoned || again,
        "{what} instance has previously been poisoned"
    );
    f(reply == Reply::Poisoned);
    attempt.done = true;
}

/// As [`std::sync::Once`].
pub struct Once {
    handle: Handle,
    value: UnsafeCell<()>,
}

#[allow(unsafe_code)]
// SAFETY: there is nothing in it.
unsafe impl Sync for Once {}
impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

/// Whether an earlier initialisation panicked.
#[derive(Debug)]
pub struct OnceState {
    poisoned: bool,
}

impl OnceState {
    /// Whether an earlier initialisation panicked.
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl Once {
    /// Not run yet.
    #[allow(clippy::new_without_default)]
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            handle: Handle::new(),
            value: UnsafeCell::new(()),
        }
    }

    called!();

    fn id(&self) -> ObjectId {
        id(&self.handle, ObjectKind::Once, &self.value)
    }

    /// Runs `f` if nothing has been run; waits while it is.
    ///
    /// # Panics
    ///
    /// If an earlier one panicked.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        initialise(self.id(), Place::here(), false, "Once", |_| f());
    }

    /// The same, also after one that panicked.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        let f = |poisoned| f(&OnceState { poisoned });
        initialise(self.id(), Place::here(), true, "Once", f);
    }

    /// Waits until it has been run.
    ///
    /// # Panics
    ///
    /// If it panicked.
    #[track_caller]
    pub fn wait(&self) {
        let wait = OnceOp::Await { poisoned: true };
        let reply = step(Place::here(), Op::Once(self.id(), wait));
        assert!(
            reply != Reply::Poisoned,
            "Once instance has previously been poisoned"
        );
    }

    /// Waits until it has been run to its end.
    #[track_caller]
    pub fn wait_force(&self) {
        let wait = OnceOp::Await { poisoned: false };
        step(Place::here(), Op::Once(self.id(), wait));
    }

    /// Whether it has been run.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        step(Place::here(), Op::Once(self.id(), OnceOp::IsDone)) == Reply::Done
    }
}

/// As [`std::sync::OnceLock`].
pub struct OnceLock<T> {
    handle: Handle,
    value: UnsafeCell<Option<T>>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: one thread writes, and all may read, and drop, what it wrote.
unsafe impl<T: Send + Sync> Sync for OnceLock<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}
impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceLock<T> {}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

#[allow(unsafe_code)]
impl<T> OnceLock<T> {
    /// Without a value.
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            handle: Handle::new(),
            value: UnsafeCell::new(None),
        }
    }

    called!();

    fn id(&self) -> ObjectId {
        id(&self.handle, ObjectKind::OnceLock, &self.value)
    }

    fn value(&self) -> &T {
        // SAFETY: the engine has said that it is initialised, and nobody
        // writes any more.
        let value = unsafe { &*self.value.get() };
        value.as_ref().expect("an initialised value")
    }

    /// The value, if there is one.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        let reply = step(Place::here(), Op::Once(self.id(), OnceOp::IsDone));
        (reply == Reply::Done).then(|| self.value())
    }

    /// The value, once there is one.
    #[track_caller]
    pub fn wait(&self) -> &T {
        let wait = OnceOp::Await { poisoned: false };
        step(Place::here(), Op::Once(self.id(), wait));
        self.value()
    }

    /// Takes the value, for who has the lock alone; it can be set anew.
    pub fn take(&mut self) -> Option<T> {
        std::mem::take(self).into_inner()
    }

    /// Sets the value, if there is none.
    ///
    /// # Errors
    ///
    /// The value, if there is one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.fill(Place::here(), || value.take().expect("asked once"));
        value.map_or(Ok(()), Err)
    }

    /// The value, which `f` makes if there is none.
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        self.fill(Place::here(), f);
        self.value()
    }

    /// A `OnceLock` is never poisoned: after a panic, the next one tries.
    fn fill(&self, place: Place, f: impl FnOnce() -> T) {
        initialise(self.id(), place, true, "OnceLock", |_| {
            let value = f();
            // SAFETY: the engine lets one thread initialise, and none read yet.
            unsafe { *self.value.get() = Some(value) };
        });
    }

    /// The value, for who has the lock alone.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut().as_mut()
    }

    /// The value, if there is one.
    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        let lock = Self::new();
        let _ = lock.set(value);
        lock
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        self.get().cloned().map_or_else(Self::new, Self::from)
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    /// Looks at the value, which is a step.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_tuple("OnceLock");
        match self.get() {
            Some(value) => shown.field(value),
            None => shown.field(&format_args!("<uninit>")),
        };
        shown.finish()
    }
}

enum Lazy<T, F> {
    Not(Option<F>),
    Done(T),
}

/// As [`std::sync::LazyLock`].
pub struct LazyLock<T, F = fn() -> T> {
    handle: Handle,
    value: UnsafeCell<Lazy<T, F>>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: `F` is called, if at all, by one thread.
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}

#[allow(unsafe_code)]
impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// A value that `f` makes when it is first asked for.
    #[track_caller]
    pub const fn new(f: F) -> Self {
        Self {
            handle: Handle::new(),
            value: UnsafeCell::new(Lazy::Not(Some(f))),
        }
    }

    /// The value, made if need be.
    ///
    /// # Panics
    ///
    /// If its making has panicked.
    #[track_caller]
    pub fn force(this: &Self) -> &T {
        let id = id(&this.handle, ObjectKind::LazyLock, &this.value);
        initialise(id, Place::here(), false, "LazyLock", |_| {
            // SAFETY: the engine lets one thread initialise, and none read yet.
            let value = unsafe { &mut *this.value.get() };
            if let Lazy::Not(f) = value
                && let Some(f) = f.take()
            {
                *value = Lazy::Done(f());
            }
        });
        // SAFETY: it is initialised, and nobody writes any more.
        match unsafe { &*this.value.get() } {
            Lazy::Done(value) => value,
            Lazy::Not(_) => unreachable!("it has been made"),
        }
    }
}

#[allow(unsafe_code)]
impl<T, F> LazyLock<T, F> {
    /// The value, if it has been made.
    #[track_caller]
    pub fn get(this: &Self) -> Option<&T> {
        let id = id(&this.handle, ObjectKind::LazyLock, &this.value);
        let reply = step(Place::here(), Op::Once(id, OnceOp::IsDone));
        // SAFETY: if it is initialised, nobody writes any more.
        match (reply, unsafe { &*this.value.get() }) {
            (Reply::Done, Lazy::Done(value)) => Some(value),
            _ => None,
        }
    }

    /// The value, if it has been made, for who has it alone.
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        match this.value.get_mut() {
            Lazy::Done(value) => Some(value),
            Lazy::Not(_) => None,
        }
    }
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// The value, made if need be, for who has it alone.
    ///
    /// # Panics
    ///
    /// If its making has panicked.
    #[track_caller]
    pub fn force_mut(this: &mut Self) -> &mut T {
        Self::force(this);
        Self::get_mut(this).expect("it has been made")
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    /// Looks at the value, which is a step.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_tuple("LazyLock");
        match Self::get(self) {
            Some(value) => shown.field(value),
            None => shown.field(&format_args!("<uninit>")),
        };
        shown.finish()
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;
    #[track_caller]
    fn deref(&self) -> &T {
        Self::force(self)
    }
}
