//! What a queue says of itself, and what may be out of date
//! by then.

use crate::{BlockingQueue, Store};

impl<S: Store> BlockingQueue<S> {
    /// How many items are in the queue. The number may be
    /// out of date when you look at it, and so may be the
    /// answers of `empty` and `full`.
    ///
    /// Python: `qsize()`.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::new(0);
    /// queue.put(43).unwrap();
    /// assert_eq!(queue.qsize(), 1);
    /// ```
    #[must_use]
    pub fn qsize(&self) -> usize {
        self.state().len
    }

    /// Whether no item is in the queue.
    ///
    /// Python: `empty()`.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// assert!(Queue::<u32>::new(0).empty());
    /// ```
    #[must_use]
    pub fn empty(&self) -> bool {
        self.qsize() == 0
    }

    /// Whether there is no room for another item.
    ///
    /// Python: `full()`.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::new(1);
    /// queue.put(43).unwrap();
    /// assert!(queue.full());
    /// ```
    #[must_use]
    pub fn full(&self) -> bool {
        self.state().is_full()
    }

    /// For how many items there is room, or 0. See
    /// [`set_maxsize`](BlockingQueue::set_maxsize).
    ///
    /// Python: `maxsize`.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// assert_eq!(Queue::<u32>::new(10).maxsize(), 10);
    /// ```
    #[must_use]
    pub fn maxsize(&self) -> usize {
        self.state().maxsize
    }

    /// Makes room for so many items; 0 is no limit. Whoever
    /// waits for room that is there now goes on. If more
    /// items are in the queue, they stay, and a put waits
    /// until there are fewer.
    ///
    /// Python: `queue.maxsize = n`.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::new(1);
    /// queue.put(43).unwrap();
    /// queue.set_maxsize(2);
    /// assert!(queue.try_put(45).is_ok());
    /// queue.set_maxsize(1);
    /// assert!(queue.full());
    /// ```
    pub fn set_maxsize(&self, maxsize: usize) {
        self.state().maxsize = maxsize;
        self.not_full.notify_all();
    }

    /// How many items were put and not reported done.
    ///
    /// Python: `unfinished_tasks`.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::new(0);
    /// queue.put(43).unwrap();
    /// queue.get().unwrap();
    /// assert_eq!(queue.unfinished_tasks(), 1);
    /// ```
    #[must_use]
    pub fn unfinished_tasks(&self) -> usize {
        self.state().unfinished
    }

    /// Whether the queue is shut down.
    ///
    /// Python: `is_shutdown`, from 3.13 on.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// let queue = Queue::<u32>::new(0);
    /// queue.shutdown();
    /// assert!(queue.is_shutdown());
    /// ```
    #[must_use]
    pub fn is_shutdown(&self) -> bool {
        self.state().is_shutdown
    }
}
