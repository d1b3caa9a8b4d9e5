//! Who waits, in the order in which they came.

use std::collections::VecDeque;
use std::sync::{
    Arc, Condvar, Mutex, MutexGuard, PoisonError,
};
use std::time::{Duration, Instant};

/// Whoever is in the queue can be notified. A waiter leaves
/// it in one of two ways, by being notified or by giving
/// up, and the mutex of the queue decides in which.
#[derive(Default)]
pub struct Waiters {
    queue: Mutex<VecDeque<Arc<Waiter>>>,
}

/// Where one thread sleeps. No other is woken with it.
pub struct Waiter {
    notified: Mutex<bool>,
    wake: Condvar,
}

impl Waiters {
    pub const fn new() -> Self {
        Self { queue: Mutex::new(VecDeque::new()) }
    }

    pub fn len(&self) -> usize {
        self.queue().len()
    }

    /// Queues this thread.
    pub fn enter(&self) -> Arc<Waiter> {
        let waiter = Arc::new(Waiter {
            notified: Mutex::new(false),
            wake: Condvar::new(),
        });
        self.queue().push_back(Arc::clone(&waiter));
        waiter
    }

    /// Gives up, and says whether that came before a
    /// notification.
    pub fn leave(&self, waiter: &Arc<Waiter>) -> bool {
        let mut queue = self.queue();
        let place = queue
            .iter()
            .position(|w| Arc::ptr_eq(w, waiter));
        place
            .and_then(|place| queue.remove(place))
            .is_some()
    }

    /// Wakes those who have waited longest.
    pub fn notify(&self, n: usize) {
        let mut queue = self.queue();
        let n = n.min(queue.len());
        for waiter in queue.drain(..n) {
            waiter.notify();
        }
    }

    /// No code of the user runs while this is held.
    fn queue(
        &self,
    ) -> MutexGuard<'_, VecDeque<Arc<Waiter>>> {
        self.queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiter {
    /// Waits to be notified.
    pub fn wait(&self) {
        let mut notified = self.notified();
        while !*notified {
            notified = self
                .wake
                .wait(notified)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The same for so long at most; says whether it was.
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let begin = Instant::now();
        let mut notified = self.notified();
        while !*notified {
            let left =
                timeout.saturating_sub(begin.elapsed());
            if left.is_zero() {
                return false;
            }
            (notified, _) = self
                .wake
                .wait_timeout(notified, left)
                .unwrap_or_else(PoisonError::into_inner);
        }
        true
    }

    fn notify(&self) {
        *self.notified() = true;
        self.wake.notify_one();
    }

    fn notified(&self) -> MutexGuard<'_, bool> {
        self.notified
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
