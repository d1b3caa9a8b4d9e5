//! A condition variable.

use std::cell::UnsafeCell;
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError};
use std::time::Duration;

use super::mutex::MutexGuard;
use crate::engine::handle::{Handle, called};
use crate::engine::ids::{ObjectId, Place};
use crate::engine::objects::{CondvarOp, Waiting};
use crate::engine::op::Op;
use crate::engine::{bounded, id, step, with};
use crate::graph::ObjectKind;

/// As [`std::sync::Condvar`]. Whom `notify_one` wakes is a choice, and so is
/// whether a wait times out.
pub struct Condvar {
    handle: Handle,
    value: UnsafeCell<()>,
}

#[allow(unsafe_code)]
// SAFETY: there is nothing in it.
unsafe impl Sync for Condvar {}
impl UnwindSafe for Condvar {}
impl RefUnwindSafe for Condvar {}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a wait has timed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the wait has timed out.
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Condvar {
    /// A condition variable on which nobody waits.
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            handle: Handle::new(),
            value: UnsafeCell::new(()),
        }
    }

    called!();

    fn id(&self) -> ObjectId {
        id(&self.handle, ObjectKind::Condvar, &self.value)
    }

    fn wait_at<'a, T: ?Sized>(
        &self,
        place: Place,
        guard: MutexGuard<'a, T>,
        timeout: Option<Duration>,
    ) -> LockResult<MutexGuard<'a, T>> {
        let (mutex, release) = guard.into_parts();
        let waiting = Waiting {
            mutex: mutex.id(),
            timeout,
        };
        let reply = step(
            place,
            Op::Condvar(self.id(), CondvarOp::Wait(waiting, release)),
        );
        mutex.guarded(place, reply)
    }

    /// Releases the mutex and waits for a notification.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.wait_at(Place::here(), guard, None)
    }

    /// Waits while the condition holds.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    #[track_caller]
    pub fn wait_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let place = Place::here();
        while condition(&mut *guard) {
            guard = self.wait_at(place, guard, None)?;
        }
        Ok(guard)
    }

    /// Releases the mutex and waits for a notification, or in vain.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        self.wait_timeout_at(Place::here(), guard, timeout)
    }

    fn wait_timeout_at<'a, T: ?Sized>(
        &self,
        place: Place,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let result = self.wait_at(place, guard, bounded(timeout));
        let late = WaitTimeoutResult(with(|state, me| state.thread(me).timed_out));
        match result {
            Ok(guard) => Ok((guard, late)),
            Err(poisoned) => Err(PoisonError::new((poisoned.into_inner(), late))),
        }
    }

    /// Waits while the condition holds, but no longer than `timeout` in all.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        timeout: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let place = Place::here();
        // How much of the time is left matters to nobody: to time out is a
        // choice.
        let mut late = WaitTimeoutResult(false);
        while condition(&mut *guard) {
            if late.timed_out() {
                return Ok((guard, late));
            }
            (guard, late) = self.wait_timeout_at(place, guard, timeout)?;
        }
        Ok((guard, WaitTimeoutResult(false)))
    }

    /// Releases the mutex and waits for a notification, or in vain.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    #[deprecated = "use wait_timeout"]
    #[track_caller]
    pub fn wait_timeout_ms<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        ms: u32,
    ) -> LockResult<(MutexGuard<'a, T>, bool)> {
        let timeout = Duration::from_millis(ms.into());
        match self.wait_timeout_at(Place::here(), guard, timeout) {
            Ok((guard, late)) => Ok((guard, !late.timed_out())),
            Err(poisoned) => {
                let (guard, late) = poisoned.into_inner();
                Err(PoisonError::new((guard, !late.timed_out())))
            }
        }
    }

    /// Wakes one thread, if any waits.
    #[track_caller]
    pub fn notify_one(&self) {
        step(Place::here(), Op::Condvar(self.id(), CondvarOp::NotifyOne));
    }

    /// Wakes all threads that wait.
    #[track_caller]
    pub fn notify_all(&self) {
        step(Place::here(), Op::Condvar(self.id(), CondvarOp::NotifyAll));
    }
}
