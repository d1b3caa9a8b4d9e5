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
/// One mutex, one condition variable and two numbers;
/// nothing is allocated. Each call holds the mutex for a
/// few instructions. [`set`] wakes all who wait, so its
/// time grows with their number; where nobody waits, it
/// does not call the system.
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
    /// How often it has changed: odd while it is set. Who
    /// waits sees that it was set, even if it has been
    /// cleared since.
    changes: u64,
    /// How many threads wait for it.
    waiting: usize,
}

impl Flag {
    const fn is_set(&self) -> bool {
        self.changes % 2 == 1
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
        Self {
            flag: Mutex::new(Flag {
                changes: 0,
                waiting: 0,
            }),
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
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.flag().is_set()
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
        if flag.is_set() {
            return;
        }
        flag.changes += 1;
        let somebody_waits = flag.waiting > 0;
        drop(flag);
        if somebody_waits {
            self.was_set.notify_all();
        }
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
        let mut flag = self.flag();
        if flag.is_set() {
            flag.changes += 1;
        }
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
        let mut flag = self.flag();
        if flag.is_set() {
            return;
        }
        let before = flag.changes;
        flag.waiting += 1;
        while flag.changes == before {
            flag = self
                .was_set
                .wait(flag)
                .unwrap_or_else(PoisonError::into_inner);
        }
        flag.waiting -= 1;
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
    #[must_use = "says whether it was set"]
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let mut flag = self.flag();
        if flag.is_set() {
            return true;
        }
        let before = flag.changes;
        flag.waiting += 1;
        (flag, _) = self
            .was_set
            .wait_timeout_while(flag, timeout, |flag| {
                flag.changes == before
            })
            .unwrap_or_else(PoisonError::into_inner);
        flag.waiting -= 1;
        flag.changes != before
    }

    /// How many threads wait now. Another thread may change
    /// that before you have looked at the answer.
    ///
    /// Python has no name for it.
    ///
    /// ```
    /// let event = threading_event::Event::new();
    /// assert_eq!(event.n_waiting(), 0);
    /// ```
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        self.flag().waiting
    }

    /// No code of the user's runs while this is held. If it
    /// were poisoned, a wait could end early: each looks
    /// again at its end.
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
