//! A function that is called later, unless it is cancelled
//! before: Python's `threading.Timer`.

use std::fmt;
use std::sync::{
    Arc, Condvar, Mutex, MutexGuard, PoisonError,
};
use std::time::Duration;

use threading_thread::{
    AlreadyStarted, JoinError, StartError, Thread,
};

/// Calls a function in a thread of its own when some time
/// has passed since its start.
///
/// It is a handle, as [`Thread`] is: a clone is the same
/// timer. To drop it neither cancels nor waits, as in
/// Python: a timer that is started fires. Whether anybody
/// waits for it where `main` ends is up to [`JoinOnExit`].
///
/// Python: `threading.Timer`.
///
/// [`JoinOnExit`]: threading_thread::JoinOnExit
///
/// # Firing or cancelled
///
/// A timer does one of the two, and what it does is decided
/// in one moment. If [`cancel`](Self::cancel) comes first,
/// the function is never called; if the time runs out
/// first, it is called once, and `cancel` says that it is
/// too late.
///
/// # What a panic does
///
/// A panic of the function ends its thread, and goes to the
/// hook of [`threading_thread::set_excepthook`].
///
/// # Fairness
///
/// Of two timers that are due at the same time, either may
/// fire first. One that is due later by less than the system
/// takes to wake a thread may fire before the other.
///
/// # Cost
///
/// A timer is a thread, which sleeps most of the time. For
/// thousands of them, let one thread wait for the earliest.
///
/// # Differences from Python
///
/// `cancel` says whether it came in time. Python's timer
/// looks twice, when it wakes up and before it calls the
/// function, and cannot tell. `interval` cannot be changed;
/// what Python passes in `args` and `kwargs`, the closure
/// brings along. A timer that was cancelled drops its
/// closure when its thread ends.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use threading_timer::Timer;
///
/// let soon = Duration::from_millis(10);
/// let t = Timer::new(soon, || println!("tea is ready"));
/// t.start().unwrap();
/// t.join().unwrap();
/// assert!(!t.cancel());
/// ```
#[derive(Clone)]
pub struct Timer {
    thread: Thread,
    interval: Duration,
    shared: Arc<Shared>,
}

struct Shared {
    /// Whether it fires, once that is decided.
    fires: Mutex<Option<bool>>,
    cancelled: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Option<bool>> {
        let fires = self.fires.lock();
        fires.unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for so long, and says whether to fire.
    fn wait(&self, interval: Duration) -> bool {
        let mut fires = self.lock();
        loop {
            let (mut woken, end) = self
                .cancelled
                .wait_timeout_while(
                    fires,
                    interval,
                    |fires| fires.is_none(),
                )
                .unwrap_or_else(PoisonError::into_inner);
            // A poisoned mutex would end the wait early, and
            // a timer never fires early.
            if woken.is_some() || end.timed_out() {
                return *woken.get_or_insert(true);
            }
            fires = woken;
        }
    }

    /// Says whether it will never fire.
    fn cancel(&self) -> bool {
        let in_time = !*self.lock().get_or_insert(false);
        self.cancelled.notify_one();
        in_time
    }
}

impl Timer {
    /// A timer that is not started.
    ///
    /// Python: `Timer(interval, function)`.
    pub fn new<F>(interval: Duration, function: F) -> Self
    where
        F: FnOnce() + Send + 'static,
    {
        let shared = Arc::new(Shared {
            fires: Mutex::new(None),
            cancelled: Condvar::new(),
        });
        let waiting = Arc::clone(&shared);
        let thread = Thread::new(move || {
            if waiting.wait(interval) {
                function();
            }
        });
        Self { thread, interval, shared }
    }

    /// Stops the timer, and says whether it came in time:
    /// `true` if the function will never be called, `false`
    /// if it was called or is about to be.
    ///
    /// Does not wait. A timer may be cancelled again, and
    /// before it is started: then it ends at once when it
    /// is.
    ///
    /// Python: `cancel`, which returns `None`.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_timer::Timer;
    ///
    /// let minute = Duration::from_secs(60);
    /// let t = Timer::new(minute, || println!("late!"));
    /// t.start().unwrap();
    /// assert!(t.cancel());
    /// t.join().unwrap(); // takes no minute
    /// assert!(t.cancel());
    /// ```
    pub fn cancel(&self) -> bool {
        self.shared.cancel()
    }

    /// How long it waits from its start.
    ///
    /// Python: `interval`.
    #[must_use]
    pub const fn interval(&self) -> Duration {
        self.interval
    }

    /// The thread, as [`threading_thread::enumerate`] lists
    /// it. For all that is not below.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_timer::Timer;
    ///
    /// let t = Timer::new(Duration::ZERO, || {});
    /// assert_eq!(t.thread().ident(), None);
    /// ```
    #[must_use]
    pub const fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Starts the thread, and with it the time.
    ///
    /// Python: `start`.
    ///
    /// # Errors
    ///
    /// As [`Thread::start`]: a timer fires once.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_timer::Timer;
    ///
    /// let t = Timer::new(Duration::ZERO, || {});
    /// assert!(t.start().is_ok());
    /// assert!(t.start().is_err());
    /// ```
    pub fn start(&self) -> Result<(), StartError> {
        self.thread.start()
    }

    /// Waits until the function has returned, or the timer
    /// is cancelled.
    ///
    /// Python: `join`.
    ///
    /// # Errors
    ///
    /// As [`Thread::join`].
    pub fn join(&self) -> Result<(), JoinError> {
        self.thread.join()
    }

    /// As [`join`](Self::join), for so long at most. Says
    /// whether it has ended.
    ///
    /// Python: `join(timeout)`.
    ///
    /// # Errors
    ///
    /// As [`Thread::join`].
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_timer::Timer;
    ///
    /// let t = Timer::new(Duration::MAX, || {});
    /// t.start().unwrap();
    /// let short = Duration::from_millis(10);
    /// assert_eq!(t.join_timeout(short), Ok(false));
    /// t.cancel();
    /// assert_eq!(t.join_timeout(Duration::MAX), Ok(true));
    /// ```
    #[must_use = "says whether it has ended"]
    pub fn join_timeout(
        &self,
        timeout: Duration,
    ) -> Result<bool, JoinError> {
        self.thread.join_timeout(timeout)
    }

    /// Whether it is started, and has neither returned from
    /// its function nor been told that it is cancelled.
    ///
    /// Python: `is_alive`.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.thread.is_alive()
    }

    /// The name of its thread: `Thread-1`, unless another
    /// has been set.
    ///
    /// Python: `name`, formerly `getName`.
    #[must_use]
    pub fn name(&self) -> String {
        self.thread.name()
    }

    /// Names its thread.
    ///
    /// Python: `name = ...`, formerly `setName`.
    pub fn set_name(&self, name: impl Into<String>) {
        self.thread.set_name(name);
    }

    /// Whether nobody waits for it at exit.
    ///
    /// Python: `daemon`, formerly `isDaemon`.
    #[must_use]
    pub fn daemon(&self) -> bool {
        self.thread.daemon()
    }

    /// Has nobody wait for it at exit, or somebody.
    ///
    /// Python: `daemon = ...`, formerly `setDaemon`.
    ///
    /// # Errors
    ///
    /// [`AlreadyStarted`] if it has been started.
    pub fn set_daemon(
        &self,
        daemon: bool,
    ) -> Result<(), AlreadyStarted> {
        self.thread.set_daemon(daemon)
    }
}

/// Shows its thread and its interval.
impl fmt::Debug for Timer {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Timer")
            .field("thread", &self.thread)
            .field("interval", &self.interval)
            .finish_non_exhaustive()
    }
}
