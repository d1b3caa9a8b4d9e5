//! Python's `threading.Barrier`: threads wait for each
//! other, and for nobody who will never come.

mod error;
mod round;
mod state;

use std::fmt;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

pub use error::BrokenBarrierError;
use state::State;

/// A point that no thread passes before a given number of
/// them, the parties, has come to it. It can be used again
/// for the next round, and it can be broken.
///
/// Python: `threading.Barrier`.
///
/// ```
/// use std::thread;
/// use threading_barrier::Barrier;
///
/// let barrier = Barrier::new(2);
/// thread::scope(|s| {
///     let other = s.spawn(|| barrier.wait());
///     let mine = barrier.wait().unwrap();
///     let other = other.join().unwrap().unwrap();
///     assert_eq!(mine + other, 1);
/// });
/// ```
///
/// `A` is the type of the action. A barrier without one is
/// a `Barrier`; a function that takes any barrier has a
/// parameter `&Barrier<impl FnMut() + Send>`; and a struct
/// that has one boxes the action, as
/// [`with_action`](Barrier::with_action) shows.
///
/// # A round
///
/// A round ends in one of two ways, and for all of its
/// threads in the same: it is passed when all have come and
/// the action has returned, or it is broken before that. A
/// thread that comes while others still leave waits until
/// they have left, and is one of the next round.
///
/// # Fairness
///
/// All threads of a round are let go at once and leave in
/// any order. Which of those who wait for the next round
/// are in it is not said.
///
/// # Cost
///
/// Each call takes one mutex for a moment; the mutex is
/// free while threads wait, and while the action runs. The
/// last to arrive wakes all others, and so does the last to
/// leave. Nothing is allocated; the action is a part of the
/// barrier, and boxed only where you box it.
///
/// # Panics
///
/// A panic in the action breaks the barrier and goes on in
/// the thread that ran it, whatever its payload is. A thread that panics elsewhere
/// does not arrive, and nobody is told: let a guard call
/// [`abort`](Barrier::abort) where it is dropped.
///
/// # Differences from Python
///
/// - In CPython, a thread that has been let go, but has not
///   left when another calls `abort`, gets the error while
///   others of its round got a number. Here a round that
///   was passed stays passed, for all.
/// - CPython runs the action under its lock: an action that
///   aborts or resets the barrier never returns. Here it
///   may do so, and breaks its own round. One that waits at
///   the barrier never returns there, and panics here.
/// - Here the timeout counts from the call. CPython does
///   not count how long the round before takes to leave.
pub struct Barrier<A = fn()> {
    parties: usize,
    timeout: Option<Duration>,
    state: Mutex<State<A>>,
    /// Notified whenever the round changes, and when the
    /// barrier is broken.
    changed: Condvar,
}

impl Barrier {
    /// A barrier for so many threads.
    ///
    /// Python: `Barrier(parties)`.
    ///
    /// # Panics
    ///
    /// If `parties` is 0; Python raises a `ValueError`. In
    /// a `static` it does not compile.
    ///
    /// ```
    /// use threading_barrier::Barrier;
    ///
    /// static START: Barrier = Barrier::new(3);
    /// assert_eq!(START.parties(), 3);
    /// ```
    pub const fn new(parties: usize) -> Self {
        assert!(parties > 0, "parties must be > 0");
        Self {
            parties,
            timeout: None,
            state: Mutex::new(State::new(None)),
            changed: Condvar::new(),
        }
    }

    /// The barrier, with something to do when all have come
    /// and before any is let go. The last to arrive does
    /// it.
    ///
    /// The action may ask, abort and reset the barrier. Its
    /// thread may not [`wait`](Barrier::wait) there, since
    /// its own round does not end before: that is a panic,
    /// and breaks the barrier. In CPython, an action that
    /// aborts, resets or waits never returns.
    ///
    /// Python: `Barrier(parties, action)`.
    ///
    /// ```
    /// use threading_barrier::Barrier;
    ///
    /// let mut rounds = 0;
    /// let barrier =
    ///     Barrier::new(1).with_action(|| rounds += 1);
    /// barrier.wait().unwrap();
    /// barrier.wait().unwrap();
    /// drop(barrier);
    /// assert_eq!(rounds, 2);
    /// ```
    ///
    /// # In a struct
    ///
    /// The type of a closure has no name, and a field needs
    /// one. A boxed closure has one:
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
    /// use threading_barrier::Barrier;
    ///
    /// type Action = Box<dyn FnMut() + Send>;
    ///
    /// struct Kitchen {
    ///     courses: Arc<AtomicU32>,
    ///     ready: Barrier<Action>,
    /// }
    ///
    /// impl Kitchen {
    ///     fn new(cooks: usize) -> Self {
    ///         let courses = Arc::new(AtomicU32::new(0));
    ///         let served = Arc::clone(&courses);
    ///         let serve: Action = Box::new(move || {
    ///             served.fetch_add(1, SeqCst);
    ///         });
    ///         let ready = Barrier::new(cooks);
    ///         let ready = ready.with_action(serve);
    ///         Self { courses, ready }
    ///     }
    /// }
    ///
    /// let kitchen = Kitchen::new(1);
    /// kitchen.ready.wait().unwrap();
    /// assert_eq!(kitchen.courses.load(SeqCst), 1);
    /// ```
    ///
    /// A struct that is generic in the action, `Kitchen<A>`
    /// with `A: FnMut() + Send`, needs no box, and hands
    /// the parameter on to whoever uses it. A function that
    /// is no closure fits in `Barrier<fn()>`.
    #[must_use = "the barrier with the action is returned"]
    pub fn with_action<A>(self, action: A) -> Barrier<A>
    where
        A: FnMut() + Send,
    {
        Barrier {
            parties: self.parties,
            timeout: self.timeout,
            state: Mutex::new(State::new(Some(action))),
            changed: Condvar::new(),
        }
    }
}

impl<A: FnMut() + Send> Barrier<A> {
    /// The barrier, with a timeout for each
    /// [`wait`](Barrier::wait).
    ///
    /// Python: `Barrier(parties, timeout=...)`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_barrier::Barrier;
    ///
    /// let barrier = Barrier::new(2)
    ///     .with_timeout(Duration::from_millis(1));
    /// assert!(barrier.wait().is_err());
    /// assert!(barrier.broken());
    /// ```
    #[must_use = "the barrier with the timeout is returned"]
    pub fn with_timeout(
        mut self,
        timeout: Duration,
    ) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Waits until all parties have come, and says how many
    /// had come before: each thread of a round gets another
    /// number, from 0 to `parties - 1`.
    ///
    /// Python: `wait()`.
    ///
    /// # Errors
    ///
    /// If the barrier is broken or reset before all have
    /// come, or was broken before. The timeout of
    /// [`with_timeout`](Barrier::with_timeout) breaks it.
    ///
    /// # Panics
    ///
    /// If this thread runs the action, and the action does;
    /// and if it is the action that waits.
    ///
    /// ```
    /// use threading_barrier::Barrier;
    ///
    /// assert_eq!(Barrier::new(1).wait(), Ok(0));
    /// ```
    pub fn wait(
        &self,
    ) -> Result<usize, BrokenBarrierError> {
        self.wait_for(self.timeout)
    }

    /// The same, and breaks the barrier for all when the
    /// time is over and some have not come. Who has come
    /// last runs the action without regard to the time, and
    /// the others wait for it.
    ///
    /// Python: `wait(timeout)`.
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Barrier::wait), and if the time is
    /// over.
    ///
    /// # Panics
    ///
    /// As [`wait`](Barrier::wait).
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_barrier::Barrier;
    ///
    /// let barrier = Barrier::new(2);
    /// let now = Duration::ZERO;
    /// assert!(barrier.wait_timeout(now).is_err());
    /// // It is too late for the other one, too.
    /// assert!(barrier.wait().is_err());
    /// ```
    #[must_use = "says whether all have come"]
    pub fn wait_timeout(
        &self,
        timeout: Duration,
    ) -> Result<usize, BrokenBarrierError> {
        self.wait_for(Some(timeout))
    }

    /// Breaks the barrier: whoever waits gets an error now,
    /// and whoever comes later gets one at once.
    ///
    /// Python: `abort()`.
    ///
    /// ```
    /// use threading_barrier::Barrier;
    ///
    /// let barrier = Barrier::new(1);
    /// barrier.abort();
    /// let error = barrier.wait().unwrap_err().to_string();
    /// assert_eq!(error, "the barrier is broken");
    /// ```
    pub fn abort(&self) {
        self.state().abort();
        self.changed.notify_all();
    }

    /// Begins anew: whoever waits gets an error, and the
    /// barrier is whole again. The next round begins when
    /// those who waited have left.
    ///
    /// Python: `reset()`.
    ///
    /// ```
    /// use threading_barrier::Barrier;
    ///
    /// let barrier = Barrier::new(1);
    /// barrier.abort();
    /// barrier.reset();
    /// assert_eq!(barrier.wait(), Ok(0));
    /// ```
    pub fn reset(&self) {
        let mut state = self.state();
        state.break_round();
        state.broken = false;
        drop(state);
        self.changed.notify_all();
    }

    /// How many threads a round needs.
    ///
    /// Python: `parties`.
    ///
    /// ```
    /// use threading_barrier::Barrier;
    ///
    /// assert_eq!(Barrier::new(3).parties(), 3);
    /// ```
    #[must_use]
    pub const fn parties(&self) -> usize {
        self.parties
    }

    /// How many threads wait for the others of their round,
    /// the one that runs the action included. The number
    /// may be out of date when you look at it.
    ///
    /// Python: `n_waiting`.
    ///
    /// ```
    /// use threading_barrier::Barrier;
    ///
    /// assert_eq!(Barrier::new(3).n_waiting(), 0);
    /// ```
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        let state = self.state();
        if state.is_open() { state.inside } else { 0 }
    }

    /// Whether [`wait`](Barrier::wait) fails at once.
    ///
    /// Python: `broken`.
    ///
    /// ```
    /// use threading_barrier::Barrier;
    ///
    /// let barrier = Barrier::new(3);
    /// barrier.abort();
    /// assert!(barrier.broken());
    /// ```
    #[must_use]
    pub fn broken(&self) -> bool {
        self.state().broken
    }
}

impl<A: FnMut() + Send> fmt::Debug for Barrier<A> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Barrier")
            .field("parties", &self.parties)
            .field("n_waiting", &self.n_waiting())
            .field("broken", &self.broken())
            .finish_non_exhaustive()
    }
}
