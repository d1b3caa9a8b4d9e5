//! The guard for a thread that may outlive its starter.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::{
    BoundedSemaphore, ReleasedTooOften, Semaphore,
};

/// A [`Permit`](crate::Permit) that shares the semaphore,
/// and does not borrow it.
///
/// It is for a thread that is started with a permit in its
/// hands: the closure of [`std::thread::spawn`] must own
/// what it uses. Acquire before the start, and there are
/// never more threads than permits.
///
/// ```
/// use std::sync::Arc;
/// use std::thread;
/// use threading_semaphore::Semaphore;
///
/// let workers = Arc::new(Semaphore::new(2));
/// for page in 0..4 {
///     // Waits until one of two workers has ended.
///     let permit = workers.owned_permit();
///     thread::spawn(move || {
///         println!("page {page}");
///         drop(permit);
///     });
/// }
/// ```
///
/// Python: `acquire` in one thread, and `release` in a
/// `finally` of the other.
#[must_use = "without a name, it is given back at once"]
#[derive(Debug)]
pub struct OwnedPermit {
    /// None once it is given back.
    semaphore: Option<Arc<dyn GiveBack>>,
}

impl OwnedPermit {
    /// For who has acquired `semaphore`.
    fn of<S: GiveBack + 'static>(
        semaphore: &Arc<S>,
    ) -> Self {
        Self { semaphore: Some(semaphore.clone()) }
    }

    /// As [`Permit::release`](crate::Permit::release).
    ///
    /// # Errors
    ///
    /// [`ReleasedTooOften`] if it is of a
    /// [`BoundedSemaphore`] that is full.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = Arc::new(BoundedSemaphore::new(1));
    /// let permit = semaphore.owned_permit();
    /// assert_eq!(permit.release(), Ok(()));
    /// ```
    pub fn release(
        mut self,
    ) -> Result<(), ReleasedTooOften> {
        self.give_back()
    }

    fn give_back(
        &mut self,
    ) -> Result<(), ReleasedTooOften> {
        self.semaphore
            .take()
            .map_or(Ok(()), |semaphore| semaphore.add_one())
    }
}

/// Gives the permit back, as [`Permit`](crate::Permit) does.
impl Drop for OwnedPermit {
    fn drop(&mut self) {
        let _ = self.give_back();
    }
}

/// Either kind of semaphore.
trait GiveBack: fmt::Debug + Send + Sync {
    fn add_one(&self) -> Result<(), ReleasedTooOften>;
}

impl GiveBack for Semaphore {
    fn add_one(&self) -> Result<(), ReleasedTooOften> {
        self.add(1)
    }
}

impl GiveBack for BoundedSemaphore {
    fn add_one(&self) -> Result<(), ReleasedTooOften> {
        self.release()
    }
}

impl Semaphore {
    /// As [`permit`](Semaphore::permit), for a thread that
    /// may outlive this one.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::thread;
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Arc::new(Semaphore::new(1));
    /// let permit = semaphore.owned_permit();
    /// thread::spawn(move || drop(permit));
    /// semaphore.acquire();
    /// ```
    pub fn owned_permit(self: &Arc<Self>) -> OwnedPermit {
        self.acquire();
        OwnedPermit::of(self)
    }

    /// As [`try_permit`](Semaphore::try_permit), for a
    /// thread that may outlive this one.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Arc::new(Semaphore::new(0));
    /// assert!(semaphore.try_owned_permit().is_none());
    /// ```
    #[must_use = "without a name, it is given back at once"]
    pub fn try_owned_permit(
        self: &Arc<Self>,
    ) -> Option<OwnedPermit> {
        self.try_acquire().then(|| OwnedPermit::of(self))
    }

    /// As [`permit_timeout`](Semaphore::permit_timeout), for
    /// a thread that may outlive this one.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::time::Duration;
    /// use threading_semaphore::Semaphore;
    ///
    /// let semaphore = Arc::new(Semaphore::new(0));
    /// let time = Duration::from_millis(1);
    /// let permit = semaphore.owned_permit_timeout(time);
    /// assert!(permit.is_none());
    /// ```
    #[must_use = "without a name, it is given back at once"]
    pub fn owned_permit_timeout(
        self: &Arc<Self>,
        timeout: Duration,
    ) -> Option<OwnedPermit> {
        let acquired = self.acquire_timeout(timeout);
        acquired.then(|| OwnedPermit::of(self))
    }
}

impl BoundedSemaphore {
    /// As [`Semaphore::owned_permit`].
    ///
    /// ```
    /// use std::sync::Arc;
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = Arc::new(BoundedSemaphore::new(1));
    /// let permit = semaphore.owned_permit();
    /// assert!(!semaphore.try_acquire());
    /// drop(permit);
    /// assert!(semaphore.try_acquire());
    /// ```
    pub fn owned_permit(self: &Arc<Self>) -> OwnedPermit {
        self.acquire();
        OwnedPermit::of(self)
    }

    /// As [`Semaphore::try_owned_permit`].
    ///
    /// ```
    /// use std::sync::Arc;
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = Arc::new(BoundedSemaphore::new(0));
    /// assert!(semaphore.try_owned_permit().is_none());
    /// ```
    #[must_use = "without a name, it is given back at once"]
    pub fn try_owned_permit(
        self: &Arc<Self>,
    ) -> Option<OwnedPermit> {
        self.try_acquire().then(|| OwnedPermit::of(self))
    }

    /// As [`Semaphore::owned_permit_timeout`].
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::time::Duration;
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = Arc::new(BoundedSemaphore::new(0));
    /// let time = Duration::from_millis(1);
    /// let permit = semaphore.owned_permit_timeout(time);
    /// assert!(permit.is_none());
    /// ```
    #[must_use = "without a name, it is given back at once"]
    pub fn owned_permit_timeout(
        self: &Arc<Self>,
        timeout: Duration,
    ) -> Option<OwnedPermit> {
        let acquired = self.acquire_timeout(timeout);
        acquired.then(|| OwnedPermit::of(self))
    }
}
