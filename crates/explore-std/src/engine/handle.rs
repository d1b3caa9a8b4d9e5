//! Handles: the part of a shared object that the engine knows it by.
//!
//! Objects are made by `const fn new`, also in statics, where nobody can keep
//! a list of them. So an object enters an execution when it is first used.

use std::cell::UnsafeCell;
use std::collections::HashMap;
use std::mem::MaybeUninit;
use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use super::ids::{ObjectId, Place};
use crate::graph::ObjectKind;

/// Where an object was made, and as what.
///
/// All that a library makes for the program is made at one place: where the
/// program calls it. There, an object is also known by what the library calls
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    pub place: Place,
    /// Its type.
    pub kind: ObjectKind,
    /// Empty in the program itself.
    pub called: &'static str,
}

/// The part of an object that the engine knows it by.
#[derive(Debug)]
pub(crate) struct Handle {
    place: &'static Location<'static>,
    called: &'static str,
    /// The execution that it was last used in, and its number there, from 1.
    used: AtomicU64,
}

impl Handle {
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            place: Location::caller(),
            called: "",
            used: AtomicU64::new(0),
        }
    }

    pub const fn call(&mut self, name: &'static str) {
        self.called = name;
    }

    pub fn place(&self) -> Place {
        self.place.into()
    }

    pub fn origin(&self, kind: ObjectKind) -> Origin {
        Origin {
            place: self.place(),
            kind,
            called: self.called,
        }
    }

    /// The object's number, if it has been used in this execution.
    pub fn known(&self, execution: u32) -> Option<ObjectId> {
        let used = self.used.load(Ordering::Relaxed);
        (used >> 32 == u64::from(execution)).then(|| (used & 0xffff_ffff) as ObjectId - 1)
    }

    /// Whether an earlier execution has used it: then it is in a static.
    pub fn is_old(&self) -> bool {
        self.used.load(Ordering::Relaxed) != 0
    }

    pub fn enter(&self, execution: u32, id: ObjectId) {
        let used = u64::from(execution) << 32 | (id as u64 + 1);
        self.used.store(used, Ordering::Relaxed);
    }
}

/// Has a library say what it calls the object.
macro_rules! called {
    () => {
        #[doc(hidden)]
        #[must_use]
        pub const fn __called(mut self, name: &'static str) -> Self {
            self.handle.call(name);
            self
        }
    };
}
pub(crate) use called;

type Bytes = Box<[MaybeUninit<u8>]>;

/// The bytes that each object's value had when it was first used.
static FIRST: LazyLock<Mutex<HashMap<usize, Bytes>>> = LazyLock::new(Mutex::default);

/// Keeps the value of an object that is used for the first time, or gives a
/// static's value in a new execution what it had then.
#[allow(unsafe_code)]
pub(crate) fn renew<T: ?Sized>(old: bool, value: &UnsafeCell<T>) {
    let pointer = value.get();
    // SAFETY: no other thread of the program runs, and no reference to the
    // value has been handed out in this execution, of which this is the first
    // use of the object.
    let size = unsafe { size_of_val(&*pointer) };
    if size == 0 {
        return;
    }
    let bytes = pointer.cast::<MaybeUninit<u8>>();
    let mut first = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
    if !old {
        // SAFETY: `bytes` points to `size` bytes, which may be uninitialised.
        let kept = unsafe { std::slice::from_raw_parts(bytes, size) };
        first.insert(bytes as usize, kept.into());
    } else if let Some(kept) = first.get(&(bytes as usize)) {
        // SAFETY: only an object in a static is used in two executions: the
        // program is a `fn()`, so all else is made by one of its threads, and
        // reached only from there, or from a static that is made fresh, too. Its
        // first bytes are those of a value made in a const context, which owns
        // nothing on the heap: evaluating its initialiser once more would give
        // the same bytes, so a copy of them is a value of its own. What is
        // overwritten is not dropped, but leaked, because it may refer to
        // objects of an execution that is over.
        unsafe { std::ptr::copy_nonoverlapping(kept.as_ptr(), bytes, size) };
    }
}
