use std::error::Error;
use std::fmt;

/// The queue has been shut down. A put gives the item back.
///
/// Python: `queue.ShutDown`.
///
/// ```
/// use threading_queue::ShutDown;
///
/// let text = ShutDown("a job").to_string();
/// assert_eq!(text, "the queue has been shut down");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ShutDown<T = ()>(pub T);

/// Why an item was not put, and the item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PutError<T> {
    /// There is no room for it. Python: `queue.Full`.
    Full(T),
    /// Nothing is put any more. Python: `queue.ShutDown`.
    ShutDown(T),
}

/// Why there is no item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GetError {
    /// There is none now. Python: `queue.Empty`.
    Empty,
    /// No more will come. Python: `queue.ShutDown`.
    ShutDown,
}

/// `task_done` was called more often than items were put.
///
/// Python: a `ValueError`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoneTooOften;

impl<T> PutError<T> {
    /// The item that was not put.
    ///
    /// ```
    /// use threading_queue::PutError;
    ///
    /// assert_eq!(PutError::Full(43).into_inner(), 43);
    /// ```
    pub fn into_inner(self) -> T {
        match self {
            Self::Full(item) | Self::ShutDown(item) => item,
        }
    }
}

// The errors of a put say nothing about the item: it may
// not be `Debug`, and `unwrap` is to work all the same.

impl<T> fmt::Debug for ShutDown<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("ShutDown").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for PutError<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(match self {
            Self::Full(_) => "Full(..)",
            Self::ShutDown(_) => "ShutDown(..)",
        })
    }
}

const SHUT_DOWN: &str = "the queue has been shut down";

impl<T> fmt::Display for ShutDown<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(SHUT_DOWN)
    }
}

impl<T> fmt::Display for PutError<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(match self {
            Self::Full(_) => "the queue is full",
            Self::ShutDown(_) => SHUT_DOWN,
        })
    }
}

impl fmt::Display for GetError {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the queue is empty",
            Self::ShutDown => SHUT_DOWN,
        })
    }
}

impl fmt::Display for DoneTooOften {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str("task_done() called too many times")
    }
}

impl<T> Error for ShutDown<T> {}
impl<T> Error for PutError<T> {}
impl Error for GetError {}
impl Error for DoneTooOften {}
