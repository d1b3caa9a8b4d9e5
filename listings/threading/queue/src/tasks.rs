//! The end of the work: of an item, of all, of the queue.

use std::mem;
use std::time::Duration;

use crate::deadline::Deadline;
use crate::{BlockingQueue, DoneTooOften, Store};

impl<S: Store> BlockingQueue<S> {
    /// Reports that the work on an item that was taken is
    /// done.
    ///
    /// Python: `task_done()`.
    ///
    /// # Errors
    ///
    /// If it is called more often than items were put.
    ///
    /// ```
    /// use threading_queue::{DoneTooOften, Queue};
    ///
    /// let queue = Queue::new(0);
    /// queue.put(43).unwrap();
    /// assert_eq!(queue.task_done(), Ok(()));
    /// assert_eq!(queue.task_done(), Err(DoneTooOften));
    /// ```
    pub fn task_done(&self) -> Result<(), DoneTooOften> {
        let mut state = self.state();
        let unfinished = state
            .unfinished
            .checked_sub(1)
            .ok_or(DoneTooOften)?;
        state.unfinished = unfinished;
        drop(state);
        if unfinished == 0 {
            self.all_tasks_done.notify_all();
        }
        Ok(())
    }

    /// Waits until all items that were put have been
    /// reported done.
    ///
    /// Python: `join()`.
    ///
    /// ```
    /// use std::thread;
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::new(0);
    /// queue.put(43).unwrap();
    /// thread::scope(|s| {
    ///     s.spawn(|| {
    ///         queue.get().unwrap();
    ///         queue.task_done().unwrap();
    ///     });
    ///     queue.join();
    ///     assert_eq!(queue.unfinished_tasks(), 0);
    /// });
    /// ```
    pub fn join(&self) {
        self.join_by(Deadline::Never);
    }

    /// The same, no longer than that. Returns whether all
    /// is done.
    ///
    /// Python has no timeout here.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::new(0);
    /// assert!(queue.join_timeout(Duration::ZERO));
    /// queue.put(43).unwrap();
    /// assert!(!queue.join_timeout(Duration::ZERO));
    /// ```
    #[must_use = "says whether all is done"]
    pub fn join_timeout(&self, timeout: Duration) -> bool {
        self.join_by(Deadline::after(timeout))
    }

    /// Closes the queue: nothing can be put any more, and
    /// whoever waits in a put gets the item back. What is
    /// in the queue can still be taken; then whoever waits
    /// in a get is told.
    ///
    /// To shut down twice does no harm. `join` still waits
    /// for what is not reported done.
    ///
    /// Python: `shutdown()`, from 3.13 on.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::new(0);
    /// queue.put(43).unwrap();
    /// queue.shutdown();
    /// assert!(queue.put(45).is_err());
    /// assert_eq!(queue.get(), Ok(43));
    /// assert!(queue.get().is_err());
    /// ```
    pub fn shutdown(&self) {
        self.with_store(self.state()).is_shutdown = true;
        self.wake_all();
    }

    /// The same, and discards what is in the queue. It is
    /// counted as done: `join` waits only for the items
    /// that have been taken and not reported.
    ///
    /// Python: `shutdown(immediate=True)`, from 3.13 on.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::new(0);
    /// queue.put(43).unwrap();
    /// queue.shutdown_immediate();
    /// assert!(queue.get().is_err());
    /// queue.join();
    /// ```
    pub fn shutdown_immediate(&self) {
        let mut state = self.with_store(self.state());
        state.is_shutdown = true;
        let discarded = state.store.replace(S::EMPTY);
        let len = mem::take(&mut state.len);
        state.unfinished =
            state.unfinished.saturating_sub(len);
        drop(state);
        self.wake_all();
        drop(discarded);
    }

    fn wake_all(&self) {
        self.not_empty.notify_all();
        self.not_full.notify_all();
        self.all_tasks_done.notify_all();
    }
}
