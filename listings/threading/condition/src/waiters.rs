//! Who waits, in the order in which they came.

use std::collections::VecDeque;
use std::sync::{
    Arc, Condvar, Mutex, MutexGuard, PoisonError,
};
use std::time::Duration;

/// Whoever is in the queue can be notified. A waiter leaves
/// it in one of two ways, by being notified or by giving
/// up, and the mutex of the queue decides in which.
#[derive(Default)]
pub struct Waiters {
    queue: Mutex<VecDeque<Arc<Waiter>>>,
}

/// The place of a thread in the queue.
pub struct Place<'a> {
    waiters: &'a Waiters,
    waiter: Arc<Waiter>,
    has_waited: bool,
}

/// Where one thread sleeps. No other is woken with it.
struct Waiter {
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
    pub fn enter(&self) -> Place<'_> {
        let waiter = Arc::new(Waiter {
            notified: Mutex::new(false),
            wake: Condvar::new(),
        });
        self.queue().push_back(Arc::clone(&waiter));
        Place { waiters: self, waiter, has_waited: false }
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

impl Place<'_> {
    /// Waits to be notified, for so long at most if that is
    /// said, and says whether it was.
    pub fn wait(
        &mut self,
        timeout: Option<Duration>,
    ) -> bool {
        self.has_waited = true;
        let Some(timeout) = timeout else {
            self.waiter.wait();
            return true;
        };
        // Who is notified while it gives up was notified.
        self.waiter.wait_timeout(timeout) || !self.leave()
    }

    /// Gives up, and says whether that came before a
    /// notification.
    fn leave(&self) -> bool {
        let mut queue = self.waiters.queue();
        let place = queue
            .iter()
            .position(|w| Arc::ptr_eq(w, &self.waiter));
        place
            .and_then(|place| queue.remove(place))
            .is_some()
    }
}

impl Drop for Place<'_> {
    /// The lock refused to be released, or panicked: this
    /// thread has not waited. If it was notified meanwhile,
    /// it hands that on.
    fn drop(&mut self) {
        if !self.has_waited && !self.leave() {
            self.waiters.notify(1);
        }
    }
}

impl Waiter {
    fn wait(&self) {
        let mut notified = self.notified();
        while !*notified {
            notified = self
                .wake
                .wait(notified)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn wait_timeout(&self, timeout: Duration) -> bool {
        let (notified, _) = self
            .wake
            .wait_timeout_while(
                self.notified(),
                timeout,
                |notified| !*notified,
            )
            .unwrap_or_else(PoisonError::into_inner);
        // The clock has no say in it.
        *notified
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
