//! The guard that answers `with semaphore:`.

use std::mem;

use crate::{ReleasedTooOften, Semaphore};

/// A permit that is given back when it is dropped, at the
/// end of its scope or in a panic.
///
/// It may be dropped in another thread than the one that has
/// taken it. [`mem::forget`] keeps it for ever.
///
/// Python: what `with semaphore:` does at its end.
#[must_use = "without a name, it is given back at once"]
#[derive(Debug)]
pub struct Permit<'a> {
    semaphore: &'a Semaphore,
}

impl<'a> Permit<'a> {
    /// For who has acquired `semaphore`.
    pub(crate) fn of(semaphore: &'a Semaphore) -> Self {
        Self { semaphore }
    }

    /// Gives it back and says whether it was wanted, which
    /// to drop it cannot.
    ///
    /// # Errors
    ///
    /// [`ReleasedTooOften`] if it is of a
    /// [`BoundedSemaphore`](crate::BoundedSemaphore) that
    /// somebody has released without having acquired it, so
    /// that it is full. The semaphore stays full.
    ///
    /// ```
    /// use threading_semaphore::BoundedSemaphore;
    ///
    /// let semaphore = BoundedSemaphore::new(1);
    /// let permit = semaphore.permit();
    /// semaphore.release().unwrap(); // Whose?
    /// let error = permit.release().unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "semaphore released too many times",
    /// );
    /// ```
    pub fn release(self) -> Result<(), ReleasedTooOften> {
        let semaphore = self.semaphore;
        mem::forget(self);
        semaphore.add(1)
    }
}

/// Gives the permit back. Where that is refused, as by
/// [`Permit::release`], there is nobody to tell.
impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let _ = self.semaphore.add(1);
    }
}
