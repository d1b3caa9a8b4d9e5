//! Pairs of two things of the same length, or an error
//! before the first pair: Python's `zip(strict=True)`.

use std::error::Error;
use std::fmt;
use std::iter::{Zip, zip};

/// Pairs `left` with `right` if they are equally long.
///
/// Both are asked for their length beforehand, so either
/// all pairs come or none. Python's `zip(strict=True)`
/// raises a `ValueError` at the end of the shorter one.
///
/// # Errors
///
/// [`UnequalLengths`], when the lengths differ. No item has
/// been taken from either side by then.
///
/// # Examples
///
/// ```
/// use zip_strict::{UnequalLengths, zip_strict};
///
/// let lines = ["Who is there?", "It is me."];
/// let subtitles: Vec<_> =
///     zip_strict([1, 4], lines)?.collect();
/// assert_eq!(subtitles[1], (4, "It is me."));
///
/// let error = zip_strict([1], lines).unwrap_err();
/// assert_eq!(
///     error,
///     UnequalLengths { left: 1, right: 2 }
/// );
/// # Ok::<(), UnequalLengths>(())
/// ```
pub fn zip_strict<A, B>(
    left: A,
    right: B,
) -> Result<Zip<A::IntoIter, B::IntoIter>, UnequalLengths>
where
    A: IntoIterator<IntoIter: ExactSizeIterator>,
    B: IntoIterator<IntoIter: ExactSizeIterator>,
{
    let left = left.into_iter();
    let right = right.into_iter();
    if left.len() != right.len() {
        return Err(UnequalLengths {
            left: left.len(),
            right: right.len(),
        });
    }
    Ok(zip(left, right))
}

/// The error of [`zip_strict`]: how long each side is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnequalLengths {
    /// The length of the first argument.
    pub left: usize,
    /// The length of the second argument.
    pub right: usize,
}

impl fmt::Display for UnequalLengths {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let Self { left, right } = self;
        write!(
            f,
            "{left} on the left, {right} on the right"
        )
    }
}

impl Error for UnequalLengths {}
