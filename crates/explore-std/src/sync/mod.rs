//! What threads share. What is not here is not modelled, and does not compile.

pub mod atomic;
mod atomic_ptr;
mod barrier;
mod condvar;
pub mod mpsc;
mod mutex;
mod once;
mod rwlock;

pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{Mutex, MutexGuard};
pub use once::{LazyLock, Once, OnceLock, OnceState};
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
pub use std::sync::{Arc, LockResult, PoisonError, TryLockError, TryLockResult, Weak};

use std::fmt;
use std::ops::Deref;

use crate::engine::object::{Handle, Model};
use crate::engine::op::{Release, Reply};
use crate::engine::{is_running, panicking, plain, with};

/// What a lock answers, with what it guards.
fn poison<G>(reply: Reply, guard: G) -> LockResult<G> {
    match reply {
        Reply::Poisoned => Err(PoisonError::new(guard)),
        _ => Ok(guard),
    }
}

/// Whether a lock is poisoned, asked by who has it for itself alone.
fn is_poisoned(handle: &Handle) -> bool {
    is_running()
        && with(|world, _| {
            let id = handle.known(world.serial);
            id.is_some_and(|id| match world.object(id).model {
                Model::Mutex { poisoned, .. } | Model::RwLock { poisoned, .. } => poisoned,
                _ => false,
            })
        })
}

fn own<T>(handle: &Handle, value: T) -> LockResult<T> {
    match is_poisoned(handle) {
        true => Err(PoisonError::new(value)),
        false => Ok(value),
    }
}

/// What the end of a guard leaves behind.
fn release<T: ?Sized>(value: &T, written: bool, was_panicking: bool) -> Release {
    Release {
        plain: (size_of_val(value) > 0).then(|| plain(value)).flatten(),
        written,
        poison: !was_panicking && panicking(),
    }
}

/// Shows a lock as std does: its value, or that it is locked.
fn debug<G: Deref<Target: fmt::Debug>>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    guard: TryLockResult<G>,
    locked: &dyn fmt::Debug,
    poisoned: bool,
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    match guard {
        Ok(guard) => shown.field("data", &&*guard),
        Err(TryLockError::Poisoned(guard)) => shown.field("data", &&**guard.get_ref()),
        Err(TryLockError::WouldBlock) => shown.field("data", locked),
    };
    shown.field("poisoned", &poisoned).finish_non_exhaustive()
}
