//! A door that is opened once.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub(crate) struct Latch {
    is_open: Mutex<bool>,
    opened: Condvar,
}

impl Latch {
    pub(crate) const fn new() -> Self {
        Self {
            is_open: Mutex::new(false),
            opened: Condvar::new(),
        }
    }

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
            is_open = self
                .opened
                .wait(is_open)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Says whether it is open, after so long at most.
    pub(crate) fn wait_timeout(
        &self,
        time: Duration,
    ) -> bool {
        let (is_open, _) = self
            .opened
            .wait_timeout_while(
                self.lock(),
                time,
                |is_open| !*is_open,
            )
            .unwrap_or_else(PoisonError::into_inner);
        *is_open
    }
}
