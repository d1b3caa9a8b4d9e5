//! Handles: the part of a shared object that the engine knows it by.
//!
//! Objects are made by `const fn new`, also in statics, where nobody can keep
//! a list of them. So an object enters an execution when it is first used.

use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering};

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
    /// Which object of the process it is, once it has been used: from 1.
    identity: AtomicU64,
}

impl Handle {
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            place: Location::caller(),
            called: "",
            used: AtomicU64::new(0),
            identity: AtomicU64::new(0),
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

    pub fn enter(&self, execution: u32, id: ObjectId) {
        let used = u64::from(execution) << 32 | (id as u64 + 1);
        self.used.store(used, Ordering::Relaxed);
    }

    /// Which object of the process it is, and whether it has been used before.
    pub fn identity(&self) -> (u64, bool) {
        static LAST: AtomicU64 = AtomicU64::new(0);
        match self.identity.load(Ordering::Relaxed) {
            0 => {
                let new = LAST.fetch_add(1, Ordering::Relaxed) + 1;
                self.identity.store(new, Ordering::Relaxed);
                (new, false)
            }
            old => (old, true),
        }
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
