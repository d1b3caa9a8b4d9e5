//! The errors of a condition.

use std::error::Error;
use std::fmt;

/// The thread that waits or notifies does not hold the lock
/// of the condition: Python's `RuntimeError: cannot wait on
/// un-acquired lock`, or `notify on`.
///
/// ```
/// use threading_condition::Condition;
///
/// let error = Condition::new().wait().unwrap_err();
/// let message = "the lock of the condition is un-acquired";
/// assert_eq!(error.to_string(), message);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAcquired;

impl fmt::Display for NotAcquired {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(
            "the lock of the condition is un-acquired",
        )
    }
}

impl Error for NotAcquired {}
