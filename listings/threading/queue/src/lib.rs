//! Python's `queue` module: queues for many producers and
//! many consumers, first in first out, last in first out,
//! or smallest first.

mod deadline;
mod error;
mod iter;
mod lend;
mod look;
mod store;
mod tasks;
mod wait;

use std::fmt;
use std::sync::{Condvar, Mutex};
use std::thread::ThreadId;
use std::time::Duration;

use deadline::Deadline;
pub use error::{
    DoneTooOften, GetError, PutError, ShutDown,
};
pub use iter::Iter;
pub use store::{Fifo, Lifo, Sorted, Store};

/// The queue whose oldest item comes first.
///
/// Python: `queue.Queue`.
///
/// ```
/// use threading_queue::Queue;
///
/// let queue = Queue::new(0);
/// queue.put("first").unwrap();
/// queue.put("second").unwrap();
/// assert_eq!(queue.get(), Ok("first"));
/// ```
pub type Queue<T> = BlockingQueue<Fifo<T>>;

/// The queue whose newest item comes first: a stack.
///
/// Python: `queue.LifoQueue`.
///
/// ```
/// use threading_queue::LifoQueue;
///
/// let queue = LifoQueue::new(0);
/// queue.put("first").unwrap();
/// queue.put("second").unwrap();
/// assert_eq!(queue.get(), Ok("second"));
/// ```
pub type LifoQueue<T> = BlockingQueue<Lifo<T>>;

/// The queue whose smallest item comes first, and of equal
/// ones the oldest.
///
/// Python: `queue.PriorityQueue`, which promises nothing
/// about equal ones.
///
/// ```
/// use threading_queue::PriorityQueue;
///
/// let queue = PriorityQueue::new(0);
/// queue.put((2, "sweep the floor")).unwrap();
/// queue.put((1, "serve the guest")).unwrap();
/// assert_eq!(queue.get(), Ok((1, "serve the guest")));
/// ```
pub type PriorityQueue<T> = BlockingQueue<Sorted<T>>;

/// What the three queues have in common. Write a [`Store`]
/// to have a fourth.
///
/// A queue is shared by `&` or in an `Arc`, and lives on
/// when the other side has gone: say so with
/// [`shutdown`](BlockingQueue::shutdown).
///
/// # Fairness
///
/// Items come in the order of the store. Of the threads
/// that wait, any may be the next, and one that comes later
/// may be faster than one that has been woken.
///
/// # Cost
///
/// A call takes one mutex and wakes at most one thread;
/// `shutdown` and the last `task_done` wake all. A put and
/// a get of the first two queues take constant time, the
/// put amortised. Those of a [`PriorityQueue`] take
/// logarithmic time to compare, and take the mutex twice;
/// it is free while they compare. A new queue allocates
/// nothing.
///
/// # Panics
///
/// No thread holds the mutex while it works on an item, so
/// one that panics there leaves the queue as it was; but it
/// has not called [`task_done`](BlockingQueue::task_done),
/// and [`join`](BlockingQueue::join) waits for it for ever.
///
/// No code of the user's runs under the mutex: no
/// `Ord::cmp`, no method of a [`Store`], no `Drop`, and no
/// writer of `Debug`. If `Ord::cmp` panics in a `put`, the
/// queue is as before, and then the item is dropped. A `get`
/// does not compare. In CPython, such an item is in the
/// queue and not counted.
///
/// A comparison, or a store, may ask the queue how it is,
/// and report a task done. It cannot put, get or shut down:
/// the items are in its hands. That is a panic. In CPython
/// it waits for itself for ever, whatever it asks.
///
/// # Differences from Python
///
/// - What cannot be put is given back with the error.
/// - `maxsize = n` is [`set_maxsize`], which wakes those who
///   wait for room; in CPython, the next `get` does. A
///   negative one does not exist.
/// - `shutdown(immediate=True)` is [`shutdown_immediate`].
///   What it discards is dropped when the mutex is free.
/// - What a [`Store`] discards is counted as done. In
///   CPython `join` waits for it for ever.
/// - To go through a queue with `for` is ours.
///
/// [`set_maxsize`]: BlockingQueue::set_maxsize
/// [`shutdown_immediate`]: BlockingQueue::shutdown_immediate
pub struct BlockingQueue<S> {
    state: Mutex<State<S>>,
    not_empty: Condvar,
    not_full: Condvar,
    all_tasks_done: Condvar,
    /// A store that was lent is here.
    returned: Condvar,
}

struct State<S> {
    /// None while a thread works on it.
    store: Option<S>,
    lent_to: Option<ThreadId>,
    /// How many threads wait for it to be returned.
    wanted: usize,
    /// How many items it has when it is here.
    len: usize,
    maxsize: usize,
    /// How many were put and have not been reported done.
    unfinished: usize,
    is_shutdown: bool,
}

impl<S: Store> BlockingQueue<S> {
    /// An empty queue with room for `maxsize` items; 0 is
    /// no limit.
    ///
    /// Python: `Queue(maxsize)`.
    ///
    /// ```
    /// use threading_queue::Queue;
    ///
    /// static JOBS: Queue<String> = Queue::new(10);
    /// assert_eq!(JOBS.maxsize(), 10);
    /// ```
    pub const fn new(maxsize: usize) -> Self {
        Self {
            state: Mutex::new(State {
                store: Some(S::EMPTY),
                lent_to: None,
                wanted: 0,
                len: 0,
                maxsize,
                unfinished: 0,
                is_shutdown: false,
            }),
            not_empty: Condvar::new(),
            not_full: Condvar::new(),
            all_tasks_done: Condvar::new(),
            returned: Condvar::new(),
        }
    }

    /// Puts an item, and waits for room before.
    ///
    /// Python: `put(item)`.
    ///
    /// # Errors
    ///
    /// The item, if the queue is shut down.
    ///
    /// ```
    /// use threading_queue::{Queue, ShutDown};
    ///
    /// let queue = Queue::new(0);
    /// queue.shutdown();
    /// assert_eq!(queue.put(43), Err(ShutDown(43)));
    /// ```
    pub fn put(
        &self,
        item: S::Item,
    ) -> Result<(), ShutDown<S::Item>> {
        // It waits for ever, so it never finds it full.
        self.put_by(Deadline::Never, item)
            .map_err(|error| ShutDown(error.into_inner()))
    }

    /// Puts an item if there is room for it now.
    ///
    /// Python: `put_nowait(item)`, `put(item,
    /// block=False)`.
    ///
    /// # Errors
    ///
    /// The item, if the queue is full or shut down.
    ///
    /// ```
    /// use threading_queue::{PutError, Queue};
    ///
    /// let queue = Queue::new(1);
    /// assert_eq!(queue.try_put(43), Ok(()));
    /// let full = Err(PutError::Full(45));
    /// assert_eq!(queue.try_put(45), full);
    /// ```
    #[must_use = "says whether the item was put"]
    pub fn try_put(
        &self,
        item: S::Item,
    ) -> Result<(), PutError<S::Item>> {
        self.put_by(Deadline::Now, item)
    }

    /// Puts an item, and waits for room no longer than
    /// that.
    ///
    /// Python: `put(item, timeout=...)`.
    ///
    /// # Errors
    ///
    /// The item, if the queue is still full then, or shut
    /// down.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_queue::{PutError, Queue};
    ///
    /// let queue = Queue::new(1);
    /// let short = Duration::from_millis(1);
    /// assert_eq!(queue.put_timeout(43, short), Ok(()));
    /// assert_eq!(
    ///     queue.put_timeout(45, short),
    ///     Err(PutError::Full(45))
    /// );
    /// ```
    #[must_use = "says whether the item was put"]
    pub fn put_timeout(
        &self,
        item: S::Item,
        timeout: Duration,
    ) -> Result<(), PutError<S::Item>> {
        self.put_by(Deadline::after(timeout), item)
    }

    /// Takes an item, and waits for one before.
    ///
    /// Python: `get()`.
    ///
    /// # Errors
    ///
    /// If the queue is shut down and empty.
    ///
    /// ```
    /// use threading_queue::{Queue, ShutDown};
    ///
    /// let queue = Queue::new(0);
    /// queue.put(43).unwrap();
    /// queue.shutdown();
    /// assert_eq!(queue.get(), Ok(43));
    /// assert_eq!(queue.get(), Err(ShutDown(())));
    /// ```
    pub fn get(&self) -> Result<S::Item, ShutDown> {
        // It waits for ever, so it never finds it empty.
        self.get_by(Deadline::Never)
            .map_err(|_| ShutDown(()))
    }

    /// Takes an item if there is one now.
    ///
    /// Python: `get_nowait()`, `get(block=False)`.
    ///
    /// # Errors
    ///
    /// If the queue is empty; [`GetError::ShutDown`] if it
    /// is shut down, too.
    ///
    /// ```
    /// use threading_queue::{GetError, Queue};
    ///
    /// let queue = Queue::<u32>::new(0);
    /// assert_eq!(queue.try_get(), Err(GetError::Empty));
    /// queue.shutdown();
    /// let shut_down = Err(GetError::ShutDown);
    /// assert_eq!(queue.try_get(), shut_down);
    /// ```
    #[must_use = "the item is gone from the queue"]
    pub fn try_get(&self) -> Result<S::Item, GetError> {
        self.get_by(Deadline::Now)
    }

    /// Takes an item, and waits for one no longer than
    /// that.
    ///
    /// Python: `get(timeout=...)`.
    ///
    /// # Errors
    ///
    /// If the queue is still empty then, or empty and shut
    /// down.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_queue::{GetError, Queue};
    ///
    /// let queue = Queue::<u32>::new(0);
    /// let short = Duration::from_millis(1);
    /// let result = queue.get_timeout(short);
    /// assert_eq!(result, Err(GetError::Empty));
    /// ```
    #[must_use = "the item is gone from the queue"]
    pub fn get_timeout(
        &self,
        timeout: Duration,
    ) -> Result<S::Item, GetError> {
        self.get_by(Deadline::after(timeout))
    }
}

/// Python: `Queue()`, without a limit.
impl<S: Store> Default for BlockingQueue<S> {
    fn default() -> Self {
        Self::new(0)
    }
}

impl<S: Store> fmt::Debug for BlockingQueue<S> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let state = self.state();
        let qsize = state.len;
        let maxsize = state.maxsize;
        let unfinished = state.unfinished;
        let is_shutdown = state.is_shutdown;
        // The writer is the user's: it may use the queue.
        drop(state);
        f.debug_struct("BlockingQueue")
            .field("qsize", &qsize)
            .field("maxsize", &maxsize)
            .field("unfinished_tasks", &unfinished)
            .field("is_shutdown", &is_shutdown)
            .finish_non_exhaustive()
    }
}
