//! A condition variable, recorded.

use std::fmt;
use std::panic::Location;
use std::sync;
use std::time::{Duration, Instant};

use super::{LockResult, MutexGuard, map_guard};
use crate::emit::{Identity, TraceEvent, called};
use crate::recording::{EventKind, Kind};

/// As [`std::sync::Condvar`].
pub struct Condvar {
    identity: Identity,
    real: sync::Condvar,
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

/// As [`std::sync::WaitTimeoutResult`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the wait has timed out.
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

type Waited<'a, T> = (MutexGuard<'a, T>, WaitTimeoutResult);

impl Condvar {
    /// As in std.
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            identity: Identity::new("Condvar"),
            real: sync::Condvar::new(),
        }
    }

    called!();

    fn wait_at<'a, T>(
        &self,
        place: &'static Location<'static>,
        guard: MutexGuard<'a, T>,
        timeout: Option<Duration>,
    ) -> LockResult<Waited<'a, T>> {
        let (mutex, real) = guard.into_parts();
        let wait = TraceEvent::new(Kind::Notify, place)
            .of(&self.identity)
            .has_timeout(timeout.is_some())
            .begin();
        let result = match timeout {
            None => map_guard(self.real.wait(real), |real| (real, false)),
            Some(timeout) => map_guard(
                self.real.wait_timeout(real, timeout),
                |(real, timed_out)| (real, timed_out.timed_out()),
            ),
        };
        map_guard(result, |(real, timed_out)| {
            wait.add("timed_out", timed_out);
            drop(wait);
            (
                MutexGuard::new(mutex, real, place),
                WaitTimeoutResult(timed_out),
            )
        })
    }

    /// As in std.
    ///
    /// # Errors
    ///
    /// If the mutex is poisoned.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        map_guard(
            self.wait_at(Location::caller(), guard, None),
            |(guard, _)| guard,
        )
    }

    /// As in std. Each wake-up ends a wait.
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
        let place = Location::caller();
        while condition(&mut *guard) {
            guard = map_guard(self.wait_at(place, guard, None), |(guard, _)| guard)?;
        }
        Ok(guard)
    }

    /// As in std.
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
        self.wait_at(Location::caller(), guard, Some(timeout))
    }

    /// As in std. Each wake-up ends a wait.
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
        let place = Location::caller();
        let start = Instant::now();
        while condition(&mut *guard) {
            let Some(left) = timeout.checked_sub(start.elapsed()) else {
                return Ok((guard, WaitTimeoutResult(true)));
            };
            guard = self.wait_at(place, guard, Some(left))?.0;
        }
        Ok((guard, WaitTimeoutResult(false)))
    }

    /// As in std.
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
        map_guard(
            self.wait_at(Location::caller(), guard, Some(timeout)),
            |(guard, timed_out)| (guard, !timed_out.timed_out()),
        )
    }

    /// As in std.
    #[track_caller]
    pub fn notify_one(&self) {
        self.trace(EventKind::NotifyOne, Location::caller());
        self.real.notify_one();
    }

    /// As in std.
    #[track_caller]
    pub fn notify_all(&self) {
        self.trace(EventKind::NotifyAll, Location::caller());
        self.real.notify_all();
    }

    /// Traces a notification before there is one, so that nobody is woken before
    /// it.
    fn trace(&self, kind: EventKind, place: &'static Location<'static>) {
        TraceEvent::new(kind, place).of(&self.identity).emit();
    }
}
