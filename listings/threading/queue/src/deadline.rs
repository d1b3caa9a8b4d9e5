//! How long a thread waits.

use std::sync::{Condvar, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

#[derive(Clone, Copy)]
pub enum Deadline {
    Now,
    At(Instant),
    Never,
}

impl Deadline {
    /// One that is too far away for the clock is never.
    pub fn after(timeout: Duration) -> Self {
        if timeout.is_zero() {
            return Self::Now;
        }
        Instant::now()
            .checked_add(timeout)
            .map_or(Self::Never, Self::At)
    }

    /// Waits for a notification, or for no reason. `None`
    /// if the time is over.
    ///
    /// `Condvar::wait_while` would end at once where a
    /// panic has poisoned the mutex.
    pub fn wait<'a, T>(
        self,
        condition: &Condvar,
        guard: MutexGuard<'a, T>,
    ) -> Option<MutexGuard<'a, T>> {
        let left = match self {
            Self::Now => return None,
            Self::At(end) => {
                end.checked_duration_since(Instant::now())?
            }
            Self::Never => {
                let woken = condition.wait(guard);
                return Some(woken.unwrap_or_else(
                    PoisonError::into_inner,
                ));
            }
        };
        if left.is_zero() {
            return None;
        }
        let (woken, _) = condition
            .wait_timeout(guard, left)
            .unwrap_or_else(PoisonError::into_inner);
        Some(woken)
    }
}
