//! Python's `threading`, `queue` and `concurrent.futures`
//! under one roof, in modules of the same names.
//!
//! ```
//! use pythonic::threading::{Event, Thread};
//!
//! static READY: Event = Event::new();
//!
//! let t = Thread::new(|| READY.wait());
//! t.start().unwrap();
//! READY.set();
//! t.join().unwrap();
//! ```
//!
//! Nothing is defined here. Each item is documented, with
//! its errors, its fairness, its cost and its differences
//! from Python, in the crate that it comes from: a folder
//! beside this one, on std alone.
//!
//! # Rules
//!
//! | Python | here |
//! |---|---|
//! | an argument `blocking=False` | a method `try_...` |
//! | an argument `timeout=1.5` | a method `..._timeout`, and a [`Duration`] |
//! | `with lock:` | a guard: `let _held = lock.lock();` |
//! | an exception | an `Err`, of a type of its own |
//! | an attribute | a method; to assign to it is `set_...` |
//! | an argument with a default | another method, or a `builder()` |
//! | an object that threads share | a `static`, an [`Arc`], or `&` in a [scope] |
//!
//! # Names of `threading`
//!
//! | Python | here |
//! |---|---|
//! | `active_count()`, `current_thread()`, `enumerate()`, `main_thread()` | [`active_count`], [`current_thread`], [`enumerate()`], [`main_thread`] |
//! | `get_ident()`, `get_native_id()` | [`get_ident`], [`get_native_id`] |
//! | `stack_size()`, `stack_size(n)` | [`stack_size`], [`set_stack_size`] |
//! | `excepthook`, `threading.excepthook = f` | [`excepthook`], [`set_excepthook`] |
//! | `TIMEOUT_MAX` | [`Duration::MAX`]: every timeout is allowed |
//! | `settrace`, `gettrace`, `setprofile`, `getprofile` | nothing: Rust is not interpreted |
//! | `Thread(target=f, name=n, daemon=d)` | [`Thread::new`], [`Thread::builder`] |
//! | `start`, `join`, `join(t)` | [`start`], [`join`], [`join_timeout`] |
//! | `run` | the closure that the thread is given |
//! | `name`, `getName`, `setName` | [`name`], [`set_name`] |
//! | `ident`, `native_id`, `is_alive` | [`ident`], [`native_id`], [`is_alive`] |
//! | `daemon`, `isDaemon`, `setDaemon` | [`daemon`], [`set_daemon`] |
//! | the wait for all threads at exit | [`JoinOnExit`] |
//! | `Timer(s, f)`, `cancel` | [`Timer::new`], [`Timer::cancel`] |
//! | `local()`, a subclass of it | [`Local::new`], [`Local::with_init`] |
//! | `Lock()`: `acquire`, `release`, `locked` | [`Lock`] |
//! | `RLock()`: `acquire`, `release` | [`RLock`] |
//! | `Condition()`, `Condition(lock)` | [`Condition::new`], [`Condition::with_lock`] |
//! | `wait`, `wait_for`, `notify`, `notify_all` | [`wait`], [`wait_for`], [`notify`], [`notify_all`] |
//! | `Semaphore(n)`, `BoundedSemaphore(n)` | [`Semaphore`], [`BoundedSemaphore`] |
//! | `Event()`: `is_set`, `set`, `clear`, `wait` | [`Event`] |
//! | `Barrier(n, action, timeout)` | [`Barrier::new`], [`with_action`], [`with_timeout`] |
//! | `wait`, `reset`, `abort`, `parties`, `n_waiting`, `broken` | methods of [`Barrier`] |
//! | `BrokenBarrierError` | [`BrokenBarrierError`] |
//!
//! # Names of `queue`
//!
//! | Python | here |
//! |---|---|
//! | `Queue(n)`, `LifoQueue(n)`, `PriorityQueue(n)` | [`Queue`], [`LifoQueue`], [`PriorityQueue`] |
//! | `put`, `put_nowait`, `put(x, timeout=t)` | [`put`], [`try_put`], [`put_timeout`] |
//! | `get`, `get_nowait`, `get(timeout=t)` | [`get`], [`try_get`], [`get_timeout`] |
//! | `qsize`, `empty`, `full` | [`qsize`], [`empty`], [`full`] |
//! | `task_done`, `join` | [`task_done`], [`join`](queue::BlockingQueue::join) |
//! | `shutdown()`, `shutdown(immediate=True)` | [`shutdown`], [`shutdown_immediate`] |
//! | `maxsize`, `maxsize = n` | [`maxsize`], [`set_maxsize`] |
//! | `Full`, `Empty`, `ShutDown` | [`PutError`], [`GetError`], [`ShutDown`] |
//!
//! # Names of `concurrent.futures`
//!
//! | Python | here |
//! |---|---|
//! | `ThreadPoolExecutor(n)` | [`ThreadPoolExecutor`] |
//! | `submit`, `map`, `map(..., timeout=t)` | [`submit`], [`map`], [`map_timeout`] |
//! | `shutdown()`, the end of a `with` block | [`shutdown`](concurrent::futures::ThreadPoolExecutor::shutdown), dropping it |
//! | `shutdown(wait=False)`, `shutdown(cancel_futures=True)` | [`shutdown_no_wait`], [`shutdown_cancel_futures`] |
//! | `Future`: `result`, `exception`, `cancel`, ... | methods of [`Future`] of the same names |
//! | `as_completed`, `wait` | [`as_completed`], [`wait`](concurrent::futures::wait()) |
//! | `CancelledError`, `TimeoutError` | [`FutureError`] |
//!
//! [`Arc`]: std::sync::Arc
//! [`Duration`]: std::time::Duration
//! [`Duration::MAX`]: std::time::Duration::MAX
//! [scope]: std::thread::scope
//! [`active_count`]: threading::active_count
//! [`current_thread`]: threading::current_thread
//! [`enumerate()`]: threading::enumerate()
//! [`main_thread`]: threading::main_thread
//! [`get_ident`]: threading::get_ident
//! [`get_native_id`]: threading::get_native_id
//! [`stack_size`]: threading::stack_size
//! [`set_stack_size`]: threading::set_stack_size
//! [`excepthook`]: threading::excepthook
//! [`set_excepthook`]: threading::set_excepthook
//! [`Thread::new`]: threading::Thread::new
//! [`Thread::builder`]: threading::Thread::builder
//! [`start`]: threading::Thread::start
//! [`join`]: threading::Thread::join
//! [`join_timeout`]: threading::Thread::join_timeout
//! [`name`]: threading::Thread::name
//! [`set_name`]: threading::Thread::set_name
//! [`ident`]: threading::Thread::ident
//! [`native_id`]: threading::Thread::native_id
//! [`is_alive`]: threading::Thread::is_alive
//! [`daemon`]: threading::Thread::daemon
//! [`set_daemon`]: threading::Thread::set_daemon
//! [`JoinOnExit`]: threading::JoinOnExit
//! [`Timer::new`]: threading::Timer::new
//! [`Timer::cancel`]: threading::Timer::cancel
//! [`Local::new`]: threading::Local::new
//! [`Local::with_init`]: threading::Local::with_init
//! [`Lock`]: threading::Lock
//! [`RLock`]: threading::RLock
//! [`Condition::new`]: threading::Condition::new
//! [`Condition::with_lock`]: threading::Condition::with_lock
//! [`wait`]: threading::Condition::wait
//! [`wait_for`]: threading::Condition::wait_for
//! [`notify`]: threading::Condition::notify
//! [`notify_all`]: threading::Condition::notify_all
//! [`Semaphore`]: threading::Semaphore
//! [`BoundedSemaphore`]: threading::BoundedSemaphore
//! [`Event`]: threading::Event
//! [`Barrier`]: threading::Barrier
//! [`Barrier::new`]: threading::Barrier::new
//! [`with_action`]: threading::Barrier::with_action
//! [`with_timeout`]: threading::Barrier::with_timeout
//! [`BrokenBarrierError`]: threading::BrokenBarrierError
//! [`Queue`]: queue::Queue
//! [`LifoQueue`]: queue::LifoQueue
//! [`PriorityQueue`]: queue::PriorityQueue
//! [`put`]: queue::BlockingQueue::put
//! [`try_put`]: queue::BlockingQueue::try_put
//! [`put_timeout`]: queue::BlockingQueue::put_timeout
//! [`get`]: queue::BlockingQueue::get
//! [`try_get`]: queue::BlockingQueue::try_get
//! [`get_timeout`]: queue::BlockingQueue::get_timeout
//! [`qsize`]: queue::BlockingQueue::qsize
//! [`empty`]: queue::BlockingQueue::empty
//! [`full`]: queue::BlockingQueue::full
//! [`task_done`]: queue::BlockingQueue::task_done
//! [`shutdown`]: queue::BlockingQueue::shutdown
//! [`shutdown_immediate`]: queue::BlockingQueue::shutdown_immediate
//! [`maxsize`]: queue::BlockingQueue::maxsize
//! [`set_maxsize`]: queue::BlockingQueue::set_maxsize
//! [`PutError`]: queue::PutError
//! [`GetError`]: queue::GetError
//! [`ShutDown`]: queue::ShutDown
//! [`ThreadPoolExecutor`]: concurrent::futures::ThreadPoolExecutor
//! [`submit`]: concurrent::futures::ThreadPoolExecutor::submit
//! [`map`]: concurrent::futures::ThreadPoolExecutor::map
//! [`shutdown_no_wait`]: concurrent::futures::ThreadPoolExecutor::shutdown_no_wait
//! [`shutdown_cancel_futures`]: concurrent::futures::ThreadPoolExecutor::shutdown_cancel_futures
//! [`map_timeout`]: concurrent::futures::ThreadPoolExecutor::map_timeout
//! [`Future`]: concurrent::futures::Future
//! [`FutureError`]: concurrent::futures::FutureError
//! [`as_completed`]: concurrent::futures::as_completed

/// Python's module `threading`.
pub mod threading {
    pub use threading_barrier::*;
    pub use threading_condition::*;
    pub use threading_event::*;
    pub use threading_local::*;
    pub use threading_lock::*;
    pub use threading_rlock::*;
    pub use threading_semaphore::*;
    pub use threading_thread::*;
    pub use threading_timer::*;
}

/// Python's module `queue`.
pub mod queue {
    pub use threading_queue::*;
}

/// Python's package `concurrent`.
pub mod concurrent {
    /// Python's module `concurrent.futures`, without
    /// processes.
    pub mod futures {
        pub use threading_executor::*;
    }
}
