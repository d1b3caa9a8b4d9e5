//! How long to wait.

use std::sync::{Condvar, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A moment until which to wait; `None` is for ever.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    pub(crate) const NEVER: Self = Self(None);

    /// A timeout beyond all moments is for ever.
    pub(crate) fn after(timeout: Duration) -> Self {
        Self(Instant::now().checked_add(timeout))
    }

    fn left(self) -> Option<Duration> {
        let until = self.0?;
        let now = Instant::now();
        Some(until.saturating_duration_since(now))
    }

    /// Waits until `ready`. At the deadline it may be so or
    /// not: look at what the guard guards.
    pub(crate) fn wait_until<'a, T>(
        self,
        condvar: &Condvar,
        mut guard: MutexGuard<'a, T>,
        ready: impl Fn(&T) -> bool,
    ) -> MutexGuard<'a, T> {
        while !ready(&guard) {
            guard = match self.left() {
                None => condvar.wait(guard).unwrap_or_else(
                    PoisonError::into_inner,
                ),
                Some(Duration::ZERO) => break,
                Some(left) => {
                    condvar
                        .wait_timeout(guard, left)
                        .unwrap_or_else(
                            PoisonError::into_inner,
                        )
                        .0
                }
            };
        }
        guard
    }
}
