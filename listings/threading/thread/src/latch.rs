//! A door that is opened once.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

#[derive(Default)]
pub(crate) struct Latch {
    is_open: Mutex<bool>,
    opened: Condvar,
}

impl Latch {
    fn lock(&self) -> MutexGuard<'_, bool> {
        let is_open = self.is_open.lock();
        is_open.unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn open(&self) {
        *self.lock() = true;
        self.opened.notify_all();
    }

    pub(crate) fn is_open(&self) -> bool {
        *self.lock()
    }

    pub(crate) fn wait(&self) {
        let mut is_open = self.lock();
        while !*is_open {
            let woken = self.opened.wait(is_open);
            is_open = woken
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Says whether it is open, after so long at most.
    pub(crate) fn wait_timeout(
        &self,
        time: Duration,
    ) -> bool {
        let Some(end) = Instant::now().checked_add(time)
        else {
            self.wait(); // Later than can be told: for ever.
            return true;
        };
        let mut is_open = self.lock();
        while !*is_open {
            let left = end
                .saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            let woken =
                self.opened.wait_timeout(is_open, left);
            (is_open, _) = woken
                .unwrap_or_else(PoisonError::into_inner);
        }
        true
    }
}
