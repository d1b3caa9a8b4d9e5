//! What the locks have in common: poisoning, and what a guard leaves behind.

use std::fmt;
use std::ops::Deref;
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use crate::engine::handle::Handle;
use crate::engine::objects::{Release, Reply};
use crate::engine::{is_running, panicking, plain, with};

/// What a lock answers, with what it guards.
pub(super) fn poison<G>(reply: Reply, guard: G) -> LockResult<G> {
    match reply {
        Reply::Poisoned => Err(PoisonError::new(guard)),
        _ => Ok(guard),
    }
}

/// Whether a lock is poisoned, asked by who has it for itself alone.
pub(super) fn is_poisoned(handle: &Handle) -> bool {
    is_running()
        && with(|state, _| {
            let id = handle.known(state.serial);
            id.is_some_and(|id| state.object(id).model.is_poisoned())
        })
}

/// A value, taken out of a lock.
pub(super) fn own<T>(handle: &Handle, value: T) -> LockResult<T> {
    match is_poisoned(handle) {
        true => Err(PoisonError::new(value)),
        false => Ok(value),
    }
}

/// What the end of a guard leaves behind.
pub(super) fn release<T: ?Sized>(value: &T, written: bool, was_panicking: bool) -> Release {
    Release {
        plain: (size_of_val(value) > 0).then(|| plain(value)).flatten(),
        written,
        poison: !was_panicking && panicking(),
    }
}

/// Shows a lock as std does: its value, or that it is locked.
pub(super) fn debug<G: Deref<Target: fmt::Debug>>(
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
