//! Permits for a limited number of threads, as Python's
//! [`threading.Semaphore`](https://docs.python.org/3/library/threading.html#semaphore-objects)
//! and `BoundedSemaphore`.

use std::fmt;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

mod bounded;
mod owned;
mod permit;

pub use bounded::{BoundedSemaphore, ReleasedTooOften};
pub use owned::OwnedPermit;
pub use permit::Permit;

/// A number of permits, which threads take and give back.
///
/// Python: `threading.Semaphore`. `with semaphore:` is
/// [`permit`], whose guard gives the permit back. With
/// [`acquire`] and [`release`] a permit has no owner: any
/// thread may release, and nobody asks whether it has
/// acquired. [`BoundedSemaphore`] does ask.
///
/// What a thread has done before it releases is seen by the
/// thread that gets the permit.
///
/// # Examples
///
/// ```
/// use std::thread;
/// use threading_semaphore::Semaphore;
///
/// static CONNECTIONS: Semaphore = Semaphore::new(2);
///
/// thread::scope(|s| {
///     for _ in 0..4 {
///         s.spawn(|| {
///             let _permit = CONNECTIONS.permit();
///             // Two threads at most are here.
///         });
///     }
/// });
/// assert!(CONNECTIONS.try_acquire());
/// ```
///
/// # Fairness
///
/// None is promised, as in Python: who waits longest need
/// not be next, and a newcomer may take the permit for which
/// somebody has been woken. That thread then waits again,
/// and its timeout goes on. No wake-up is lost: as long as
/// there are permits, somebody who waits is awake.
///
/// # Cost
///
/// One mutex, one condition variable and two numbers;
/// nothing is allocated. Each call holds the mutex for a few
/// instructions. [`release`] wakes one thread, if one waits.
/// [`release_n`] wakes all who wait: as many as it lets in
/// go on, and the others wait again.
///
/// # Panics
///
/// A thread that panics with a [`Permit`] gives it back. One
/// that has called [`acquire`] does not, and the permit is
/// lost. No semaphore is ever poisoned, and no code of the
/// user's runs while the mutex is held.
///
/// # Differences from Python
///
/// - `acquire(blocking, timeout)` is [`acquire`],
///   [`try_acquire`] and [`acquire_timeout`], so there is no
///   timeout without blocking to be refused.
/// - A number of permits cannot be negative. Python raises a
///   `ValueError`.
/// - `release(n)` is [`release_n`]. With 0 it does nothing;
///   Python raises a `ValueError`.
/// - There are [`usize::MAX`] permits at most. Python counts
///   on.
///
/// [`permit`]: Semaphore::permit
/// [`acquire`]: Semaphore::acquire
/// [`try_acquire`]: Semaphore::try_acquire
/// [`acquire_timeout`]: Semaphore::acquire_timeout
/// [`release`]: Semaphore::release
/// [`release_n`]: Semaphore::release_n
pub struct Semaphore {
    /// How many are free.
    permits: Mutex<usize>,
    released: Condvar,
    /// How many permits there may be.
    most: usize,
}

impl Semaphore {
    /// A semaphore with so many permits; there may be none
    /// at first.
    ///
    /// Python: `Semaphore(value)`.
    ///
    /// ```
    /// use threading_semaphore::Semaphore;
    ///
    /// let started = Semaphore::new(0);
    /// assert!(!started.try_acquire());
    /// started.release();
    /// assert!(started.try_acquire());
    /// ```
    pub const fn new(value: usize) -> Self {
        Self::bounded(value, usize::MAX)
    }

    const fn bounded(value: usize, most: usize) -> Self {
        Self {
            permits: Mutex::new(value),
            released: Condvar::new(),
            most,
        }
    }

    /// Takes a permit; waits while there is none.
    ///
    /// [`permit`](Semaphore::permit) does the same and gives
    /// it back by itself.
    ///
    /// Python: `acquire`. There it returns `True`; here
    /// nothing, for there is no other answer.
    ///
    /// ```
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(1);
    /// semaphore.acquire();
    /// assert!(!semaphore.try_acquire());
    /// semaphore.release();
    /// ```
    pub fn acquire(&self) {
        let mut permits = self.permits();
        while *permits == 0 {
            permits = self
                .released
                .wait(permits)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *permits -= 1;
    }

    /// Takes a permit if there is one. Does not wait.
    ///
    /// Python: `acquire(blocking=False)`.
    ///
    /// ```
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(1);
    /// assert!(semaphore.try_acquire());
    /// assert!(!semaphore.try_acquire());
    /// ```
    #[must_use = "says whether there was a permit"]
    pub fn try_acquire(&self) -> bool {
        take_one(self.permits())
    }

    /// Takes a permit; waits while there is none, but no
    /// longer than `timeout`. Returns whether it has one.
    ///
    /// It never gives up early, and takes what is there when
    /// the time is up. A timeout of zero does not wait;
    /// [`Duration::MAX`] is for ever.
    ///
    /// Python: `acquire(timeout=...)`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(1);
    /// let time = Duration::from_millis(1);
    /// assert!(semaphore.acquire_timeout(time));
    /// assert!(!semaphore.acquire_timeout(time));
    /// ```
    #[must_use = "says whether there was a permit in time"]
    pub fn acquire_timeout(
        &self,
        timeout: Duration,
    ) -> bool {
        let (permits, _) = self
            .released
            .wait_timeout_while(
                self.permits(),
                timeout,
                |free| *free == 0,
            )
            .unwrap_or_else(PoisonError::into_inner);
        take_one(permits)
    }

    /// Gives one permit back, or adds one.
    ///
    /// Python: `release`.
    ///
    /// # Panics
    ///
    /// If there are [`usize::MAX`] permits. Nothing changes
    /// then.
    ///
    /// ```
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(1);
    /// semaphore.release(); // Nobody has acquired it.
    /// assert!(semaphore.try_acquire());
    /// assert!(semaphore.try_acquire());
    /// ```
    pub fn release(&self) {
        self.release_n(1);
    }

    /// Gives `n` permits back at once, and lets in as many
    /// threads, if so many wait. With 0 it does nothing.
    ///
    /// Python: `release(n)`. There 0 is a `ValueError`.
    ///
    /// # Panics
    ///
    /// If there were more than [`usize::MAX`] permits then.
    /// Nothing changes.
    ///
    /// ```
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(0);
    /// semaphore.release_n(2);
    /// assert!(semaphore.try_acquire());
    /// assert!(semaphore.try_acquire());
    /// assert!(!semaphore.try_acquire());
    /// ```
    pub fn release_n(&self, n: usize) {
        self.add(n)
            .expect("no more than usize::MAX permits");
    }

    fn add(
        &self,
        n: usize,
    ) -> Result<(), ReleasedTooOften> {
        let mut permits = self.permits();
        if n > self.most - *permits {
            return Err(ReleasedTooOften);
        }
        *permits += n;
        drop(permits);
        match n {
            0 => {}
            1 => self.released.notify_one(),
            // Who finds none left waits again.
            _ => self.released.notify_all(),
        }
        Ok(())
    }

    /// Takes a permit as [`acquire`](Semaphore::acquire)
    /// does, and gives it back when the guard is dropped.
    ///
    /// Python: `with semaphore:`.
    ///
    /// ```
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(1);
    /// {
    ///     let _permit = semaphore.permit();
    ///     assert!(!semaphore.try_acquire());
    /// }
    /// assert!(semaphore.try_acquire());
    /// ```
    pub fn permit(&self) -> Permit<'_> {
        self.acquire();
        Permit::of(self)
    }

    /// A permit if there is one. Does not wait.
    ///
    /// Python: `acquire(blocking=False)` in front of a
    /// `try` with a `finally`.
    ///
    /// ```
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(1);
    /// let permit = semaphore.try_permit();
    /// assert!(permit.is_some());
    /// assert!(semaphore.try_permit().is_none());
    /// ```
    #[must_use = "without a name, it is given back at once"]
    pub fn try_permit(&self) -> Option<Permit<'_>> {
        self.try_acquire().then(|| Permit::of(self))
    }

    /// A permit, if there is one before `timeout` is over.
    ///
    /// It waits as
    /// [`acquire_timeout`](Semaphore::acquire_timeout) does.
    ///
    /// Python: `acquire(timeout=...)` in front of a `try`
    /// with a `finally`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(1);
    /// let time = Duration::from_millis(1);
    /// let permit = semaphore.permit_timeout(time);
    /// assert!(permit.is_some());
    /// assert!(semaphore.permit_timeout(time).is_none());
    /// ```
    #[must_use = "without a name, it is given back at once"]
    pub fn permit_timeout(
        &self,
        timeout: Duration,
    ) -> Option<Permit<'_>> {
        let acquired = self.acquire_timeout(timeout);
        acquired.then(|| Permit::of(self))
    }

    /// How many permits are free. Another thread may change
    /// that before you have looked at the answer.
    ///
    /// Python: `_value`.
    ///
    /// ```
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Semaphore::new(3);
    /// semaphore.acquire();
    /// assert_eq!(semaphore.value(), 2);
    /// ```
    #[must_use]
    pub fn value(&self) -> usize {
        *self.permits()
    }

    /// No code of the user's runs while this is held. If it
    /// were poisoned, a wait could end early: each looks
    /// again at its end.
    fn permits(&self) -> MutexGuard<'_, usize> {
        self.permits
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn take_one(mut permits: MutexGuard<'_, usize>) -> bool {
    let is_free = *permits > 0;
    if is_free {
        *permits -= 1;
    }
    is_free
}

/// One permit, as Python's default value.
impl Default for Semaphore {
    fn default() -> Self {
        Self::new(1)
    }
}

/// Shows how many permits are free: `Semaphore { value: 2 }`.
///
/// Python: `repr` of a semaphore.
impl fmt::Debug for Semaphore {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Semaphore")
            .field("value", &self.value())
            .finish()
    }
}
