//! What goes wrong with a `Local`.

use std::error::Error;
use std::fmt;

/// This thread has no value: it was never set, or taken.
///
/// Python: `AttributeError`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoValue;

impl fmt::Display for NoValue {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str("this thread has no value yet")
    }
}

impl Error for NoValue {}
