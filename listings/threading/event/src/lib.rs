//! A flag that threads can wait for, as Python's
//! [`threading.Event`](https://docs.python.org/3/library/threading.html#event-objects).

use std::fmt;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A flag that one thread sets and others wait for.
///
/// Python: `threading.Event`. The flag is not set at first,
/// and stays set until it is cleared.
///
/// What a thread has done before it calls [`set`] is seen
/// by those who have learnt of it through [`wait`],
/// [`wait_timeout`] or [`is_set`].
///
/// # Examples
///
/// ```
/// use std::sync::OnceLock;
/// use std::thread;
/// use threading_event::Event;
///
/// let opened = Event::new();
/// let port = OnceLock::new();
/// thread::scope(|s| {
///     s.spawn(|| {
///         opened.wait();
///         assert_eq!(port.get(), Some(&5432));
///     });
///     port.set(5432).unwrap();
///     opened.set();
/// });
/// ```
///
/// # Fairness
///
/// [`set`] lets everybody go who waits, in no particular
/// order. Nobody competes for the flag, so nobody starves.
///
/// # Cost
///
/// One mutex, one condition variable, a flag and a number;
/// nothing is allocated. Each call holds the mutex for a
/// few instructions. [`set`] wakes all who wait, so its
/// time grows with their number; where the flag is set
/// already, it wakes nobody.
///
/// # Panics
///
/// No method panics. An event has no holder: a thread that
/// panics leaves it as it is. Those who wait for the thread
/// to call [`set`] wait on, as in Python.
///
/// # Differences from Python
///
/// - `wait(timeout)` is [`wait_timeout`].
/// - A [`set`] that comes before a wait in vain is over
///   counts, however late the waiter runs. CPython returns
///   `False` if the time is up and the flag is set just
///   before `wait` returns.
///
/// [`set`]: Event::set
/// [`wait`]: Event::wait
/// [`wait_timeout`]: Event::wait_timeout
/// [`is_set`]: Event::is_set
#[derive(Default)]
pub struct Event {
    flag: Mutex<Flag>,
    was_set: Condvar,
}

#[derive(Default)]
struct Flag {
    is_set: bool,
    /// How often it has been set: tells a waiter that it
    /// was, even if it has been cleared since.
    times_set: u64,
}

impl Flag {
    fn set_since(&self, times_set: u64) -> bool {
        self.is_set || self.times_set != times_set
    }
}

impl Event {
    /// An event whose flag is not set.
    ///
    /// Python: `Event()`.
    ///
    /// ```
    /// use threading_event::Event;
    ///
    /// static STOP: Event = Event::new();
    /// assert!(!STOP.is_set());
    /// ```
    pub const fn new() -> Self {
        let flag = Flag { is_set: false, times_set: 0 };
        Self {
            flag: Mutex::new(flag),
            was_set: Condvar::new(),
        }
    }

    /// Whether the flag is set. Does not wait.
    ///
    /// Python: `is_set`, formerly `isSet`.
    ///
    /// ```
    /// let event = threading_event::Event::new();
    /// assert!(!event.is_set());
    /// event.set();
    /// assert!(event.is_set());
    /// ```
    pub fn is_set(&self) -> bool {
        self.flag().is_set
    }

    /// Sets the flag, and wakes everybody who waits for it.
    ///
    /// Who waits now will return, even if [`clear`] comes
    /// before it gets to run. Who calls [`wait`] later
    /// does not wait. To set it again does nothing.
    ///
    /// Python: `set`.
    ///
    /// ```
    /// let event = threading_event::Event::new();
    /// event.set();
    /// event.set();
    /// event.wait();
    /// event.wait();
    /// ```
    ///
    /// [`clear`]: Event::clear
    /// [`wait`]: Event::wait
    pub fn set(&self) {
        let mut flag = self.flag();
        if flag.is_set {
            return;
        }
        flag.is_set = true;
        flag.times_set += 1;
        drop(flag);
        self.was_set.notify_all();
    }

    /// Takes the flag back. Who calls [`wait`] from now on
    /// waits until it is set again.
    ///
    /// Python: `clear`.
    ///
    /// ```
    /// let event = threading_event::Event::new();
    /// event.set();
    /// event.clear();
    /// assert!(!event.is_set());
    /// ```
    ///
    /// [`wait`]: Event::wait
    pub fn clear(&self) {
        self.flag().is_set = false;
    }

    /// Waits until the flag is set; not at all if it is.
    ///
    /// Python: `wait` without a timeout. There it returns
    /// `True`; here nothing, for there is no other answer.
    ///
    /// ```
    /// use std::thread;
    /// use threading_event::Event;
    ///
    /// let event = Event::new();
    /// thread::scope(|s| {
    ///     s.spawn(|| event.wait());
    ///     event.set();
    ///     event.clear();
    ///     event.set();
    /// });
    /// ```
    pub fn wait(&self) {
        let flag = self.flag();
        let before = flag.times_set;
        let waits = |f: &mut Flag| !f.set_since(before);
        let flag = self.was_set.wait_while(flag, waits);
        drop(flag.unwrap_or_else(PoisonError::into_inner));
    }

    /// Waits until the flag is set, but no longer than
    /// `timeout`. Returns whether it was set.
    ///
    /// It never gives up early. A timeout of zero asks and
    /// does not wait; [`Duration::MAX`] is for ever.
    ///
    /// Python: `wait(timeout)`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_event::Event;
    ///
    /// let event = Event::new();
    /// let time = Duration::from_millis(1);
    /// assert!(!event.wait_timeout(time));
    /// event.set();
    /// assert!(event.wait_timeout(time));
    /// assert!(event.wait_timeout(Duration::ZERO));
    /// ```
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let flag = self.flag();
        let before = flag.times_set;
        let waits = |f: &mut Flag| !f.set_since(before);
        let (flag, end) = self
            .was_set
            .wait_timeout_while(flag, timeout, waits)
            .unwrap_or_else(PoisonError::into_inner);
        drop(flag);
        !end.timed_out()
    }

    fn flag(&self) -> MutexGuard<'_, Flag> {
        self.flag
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows whether the flag is set: `Event { is_set: true }`.
///
/// Python: `repr` of an event.
impl fmt::Debug for Event {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Event")
            .field("is_set", &self.is_set())
            .finish()
    }
}
