//! Pairs up to the end of the longer iterator, as Python's
//! `itertools.zip_longest` makes them.

use std::iter::{Fuse, FusedIterator};

/// What two iterators have at the same place.
///
/// There is no case for "nothing on either side": that is
/// the end, and `next` answers it with `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EitherOrBoth<A, B> {
    /// An item of the left; the right has ended.
    Left(A),
    /// An item of the right; the left has ended.
    Right(B),
    /// An item of each.
    Both(A, B),
}

impl<A, B> EitherOrBoth<A, B> {
    /// The pair, in which `left` or `right` stands for what
    /// is missing: Python's `fillvalue`, one for each side.
    pub fn or(self, left: A, right: B) -> (A, B) {
        match self {
            Self::Left(a) => (a, right),
            Self::Right(b) => (left, b),
            Self::Both(a, b) => (a, b),
        }
    }
}

/// Pairs `left` with `right` until both have ended.
///
/// Each side is asked no more once it has answered `None`,
/// so an iterator that would go on after that does not.
///
/// # Examples
///
/// ```
/// use zip_longest::{EitherOrBoth::*, zip_longest};
///
/// let mut places = zip_longest([1, 2], ["Cy"]);
/// assert_eq!(places.next(), Some(Both(1, "Cy")));
/// assert_eq!(places.next(), Some(Left(2)));
/// assert_eq!(places.next(), None);
/// ```
///
/// With a fill value for each side:
///
/// ```
/// use zip_longest::zip_longest;
///
/// let places: Vec<_> = zip_longest([1], ["Cy", "Di"])
///     .map(|place| place.or(0, "nobody"))
///     .collect();
/// assert_eq!(places, [(1, "Cy"), (0, "Di")]);
/// ```
pub fn zip_longest<A, B>(
    left: A,
    right: B,
) -> ZipLongest<A::IntoIter, B::IntoIter>
where
    A: IntoIterator,
    B: IntoIterator,
{
    ZipLongest {
        left: left.into_iter().fuse(),
        right: right.into_iter().fuse(),
    }
}

/// The iterator that [`zip_longest`] returns.
#[derive(Debug, Clone)]
#[must_use = "iterators are lazy"]
pub struct ZipLongest<A, B> {
    left: Fuse<A>,
    right: Fuse<B>,
}

impl<A, B> Iterator for ZipLongest<A, B>
where
    A: Iterator,
    B: Iterator,
{
    type Item = EitherOrBoth<A::Item, B::Item>;

    fn next(&mut self) -> Option<Self::Item> {
        match (self.left.next(), self.right.next()) {
            (None, None) => None,
            (Some(a), None) => Some(EitherOrBoth::Left(a)),
            (None, Some(b)) => Some(EitherOrBoth::Right(b)),
            (Some(a), Some(b)) => {
                Some(EitherOrBoth::Both(a, b))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (left, left_most) = self.left.size_hint();
        let (right, right_most) = self.right.size_hint();
        let most = left_most
            .zip(right_most)
            .map(|(a, b)| a.max(b));
        (left.max(right), most)
    }
}

impl<A, B> ExactSizeIterator for ZipLongest<A, B>
where
    A: ExactSizeIterator,
    B: ExactSizeIterator,
{
}

impl<A, B> FusedIterator for ZipLongest<A, B>
where
    A: Iterator,
    B: Iterator,
{
}
