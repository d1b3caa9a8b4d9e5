//! What goes wrong with an `RLock`.

use std::error::Error;
use std::fmt;

/// The thread does not own what it was to release: Python's
/// `RuntimeError: cannot release un-acquired lock`.
///
/// ```
/// use threading_rlock::RLock;
///
/// let error = RLock::new().release().unwrap_err();
/// let message = "cannot release un-acquired lock";
/// assert_eq!(error.to_string(), message);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOwner;

impl fmt::Display for NotOwner {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str("cannot release un-acquired lock")
    }
}

impl Error for NotOwner {}
