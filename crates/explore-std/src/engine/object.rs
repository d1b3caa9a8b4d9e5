//! What threads share: how an object is named, modelled, and made fresh.
//!
//! Objects are made by `const fn new`, also in statics, where nobody can keep
//! a list of them. So an object enters an execution when it is first used.

use std::cell::UnsafeCell;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::mem::MaybeUninit;
use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use super::key::Digest;
use super::op::{Id, Lane, Message, Place};
use crate::graph::ObjectKind;

/// The state of an object, as far as it says who can do what.
#[derive(Clone, Debug, Hash)]
pub(crate) enum Model {
    Mutex {
        holder: Option<Lane>,
        poisoned: bool,
    },
    RwLock {
        /// Each as often as it reads.
        readers: Vec<Lane>,
        writer: Option<Lane>,
        poisoned: bool,
    },
    Condvar {
        waiters: BTreeSet<Lane>,
    },
    Barrier {
        waiting: BTreeSet<Lane>,
    },
    Once(Progress),
    Atomic,
    Channel {
        /// `None` is without bound.
        capacity: Option<usize>,
        /// With capacity 0, those that senders stand and offer.
        messages: VecDeque<Message>,
        senders: usize,
        receiver: bool,
        /// The thread that waits for a message on a rendezvous channel.
        awaiting: Option<Lane>,
    },
}

/// How far an initialisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Progress {
    Not,
    By(Lane),
    Done,
    Poisoned,
}

/// An object in one execution.
#[derive(Debug)]
pub(crate) struct Object {
    /// What a schedule calls it.
    pub label: String,
    /// Where it was made, and as what.
    pub origin: Origin,
    pub model: Model,
    /// What the value can tell to whoever looks at it.
    pub token: Digest,
    /// The token that the value had when it was last written.
    pub stamp: Digest,
    /// The value as text, where views are kept and it can be shown.
    pub shown: Option<String>,
}

impl Model {
    /// What nobody has used yet.
    pub fn new(kind: ObjectKind) -> Self {
        match kind {
            ObjectKind::Mutex => Self::Mutex {
                holder: None,
                poisoned: false,
            },
            ObjectKind::RwLock => Self::RwLock {
                readers: Vec::new(),
                writer: None,
                poisoned: false,
            },
            ObjectKind::Condvar => Self::Condvar {
                waiters: BTreeSet::new(),
            },
            ObjectKind::Barrier => Self::Barrier {
                waiting: BTreeSet::new(),
            },
            ObjectKind::Once | ObjectKind::OnceLock | ObjectKind::LazyLock => {
                Self::Once(Progress::Not)
            }
            ObjectKind::Channel => Self::Channel {
                capacity: None,
                messages: VecDeque::new(),
                senders: 1,
                receiver: true,
                awaiting: None,
            },
            ObjectKind::Atomic(_) => Self::Atomic,
        }
    }
}

impl Object {
    /// The threads that keep others from it.
    pub fn holders(&self) -> Vec<Lane> {
        match &self.model {
            Model::Mutex { holder, .. } => holder.iter().copied().collect(),
            Model::RwLock {
                readers, writer, ..
            } => readers.iter().chain(writer).copied().collect(),
            Model::Once(Progress::By(lane)) => vec![*lane],
            _ => Vec::new(),
        }
    }
}

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
    pub fn known(&self, execution: u32) -> Option<Id> {
        let used = self.used.load(Ordering::Relaxed);
        (used >> 32 == u64::from(execution)).then(|| (used & 0xffff_ffff) as Id - 1)
    }

    /// Whether an earlier execution has used it: then it is in a static.
    pub fn is_old(&self) -> bool {
        self.used.load(Ordering::Relaxed) != 0
    }

    pub fn enter(&self, execution: u32, id: Id) {
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

impl Drop for Handle {
    fn drop(&mut self) {
        super::forget(self);
    }
}

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
