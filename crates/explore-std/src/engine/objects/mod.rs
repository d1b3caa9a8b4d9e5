//! The models of shared objects: a state machine for each kind, in one file.
//!
//! A model says of each operation on its object when it is enabled, and what it
//! does. It knows threads by their numbers alone, and nothing of the operations
//! on other objects.

mod atomic;
mod barrier;
mod channel;
mod condvar;
mod model;
mod mutex;
mod once;
mod rwlock;

pub(crate) use atomic::Atomic;
pub(crate) use barrier::{Barrier, BarrierOp};
pub(crate) use channel::{Channel, ChannelOp, Message};
pub(crate) use condvar::{Condvar, CondvarOp, Next, Waiting};
pub(crate) use model::{
    Effect, Model, Release, Reply, Spurious, Turn, Value, proceeds_if, proceeds_or_times_out,
};
pub(crate) use mutex::{Mutex, MutexOp, Woken};
pub(crate) use once::{Once, OnceOp};
pub(crate) use rwlock::{RwLock, RwLockOp};

use super::handle::Origin;
use super::ids::ThreadId;
use crate::graph::ObjectKind;

/// An object in one execution.
#[derive(Debug)]
pub(crate) struct Object {
    /// What a schedule calls it.
    pub label: String,
    /// Where it was made, and as what.
    pub origin: Origin,
    pub model: AnyModel,
    pub value: Value,
    /// The value as text, where views are kept and it can be shown.
    pub shown: Option<String>,
}

impl Object {
    /// An object that nobody has used yet.
    pub fn new(label: String, origin: Origin) -> Self {
        Self {
            label,
            origin,
            model: AnyModel::new(origin.kind),
            value: Value::default(),
            shown: None,
        }
    }
}

/// One variant for each kind of model, and the way from it to the model.
macro_rules! any_model {
    ($($kind:ident)*) => {
        /// A model of any kind.
        #[derive(Clone, Debug, Hash)]
        pub(crate) enum AnyModel {
            $($kind($kind),)*
        }

        /// A kind of model, which one of any kind may be.
        pub(crate) trait Kind: Model {
            fn of(model: &AnyModel) -> &Self;
            fn of_mut(model: &mut AnyModel) -> &mut Self;
        }

        $(impl Kind for $kind {
            fn of(model: &AnyModel) -> &Self {
                match model {
                    AnyModel::$kind(this) => this,
                    other => unreachable!("{other:?} is no {}", stringify!($kind)),
                }
            }

            fn of_mut(model: &mut AnyModel) -> &mut Self {
                match model {
                    AnyModel::$kind(this) => this,
                    other => unreachable!("{other:?} is no {}", stringify!($kind)),
                }
            }
        })*
    };
}

any_model! { Mutex RwLock Condvar Barrier Once Channel Atomic }

impl AnyModel {
    /// That of an object that nobody has used yet.
    fn new(kind: ObjectKind) -> Self {
        match kind {
            ObjectKind::Mutex => Self::Mutex(Mutex::default()),
            ObjectKind::RwLock => Self::RwLock(RwLock::default()),
            ObjectKind::Condvar => Self::Condvar(Condvar::default()),
            ObjectKind::Barrier => Self::Barrier(Barrier::default()),
            ObjectKind::Once | ObjectKind::OnceLock | ObjectKind::LazyLock => {
                Self::Once(Once::default())
            }
            ObjectKind::Channel => Self::Channel(Channel::default()),
            ObjectKind::Atomic(_) => Self::Atomic(Atomic),
        }
    }

    /// The threads that keep others from it.
    pub fn holders(&self) -> Vec<ThreadId> {
        match self {
            Self::Mutex(mutex) => mutex.holders(),
            Self::RwLock(lock) => lock.holders(),
            Self::Once(once) => once.holders(),
            Self::Condvar(_) | Self::Barrier(_) | Self::Channel(_) | Self::Atomic(_) => Vec::new(),
        }
    }

    /// Whether a thread has panicked while it had it.
    pub fn is_poisoned(&self) -> bool {
        match self {
            Self::Mutex(mutex) => mutex.is_poisoned(),
            Self::RwLock(lock) => lock.is_poisoned(),
            Self::Once(once) => once.is_poisoned(),
            Self::Condvar(_) | Self::Barrier(_) | Self::Channel(_) | Self::Atomic(_) => false,
        }
    }
}
