//! What can go wrong. In Python, each is a `RuntimeError`.

use std::error::Error;
use std::fmt;
use std::io;

/// The thread has been started, so it must stay what it is:
/// [`Thread::set_daemon`](crate::Thread::set_daemon).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlreadyStarted;

impl fmt::Display for AlreadyStarted {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(
            "cannot set daemon status of active thread",
        )
    }
}

impl Error for AlreadyStarted {}

/// Why [`Thread::start`](crate::Thread::start) started
/// nothing.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// It was started before, and may have ended since.
    AlreadyStarted,
    /// The system has no thread to give. The [`Thread`] is
    /// as it was, and may be started later. What the system
    /// said is the [source](Error::source).
    ///
    /// [`Thread`]: crate::Thread
    CannotStart(io::Error),
}

impl fmt::Display for StartError {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        match self {
            Self::AlreadyStarted => f.write_str(
                "threads can only be started once",
            ),
            Self::CannotStart(_) => {
                f.write_str("can't start new thread")
            }
        }
    }
}

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::AlreadyStarted => None,
            Self::CannotStart(why) => Some(why),
        }
    }
}

/// Why [`Thread::join`](crate::Thread::join) did not wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum JoinError {
    /// It has not been started: nobody knows if it ever
    /// will.
    NotStarted,
    /// A thread that waits for its own end never ends.
    JoinSelf,
    /// It was not started by this crate, and nothing tells
    /// when it ends: see
    /// [`current_thread`](crate::current_thread).
    Dummy,
}

impl fmt::Display for JoinError {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(match self {
            Self::NotStarted => {
                "cannot join thread before it is started"
            }
            Self::JoinSelf => "cannot join current thread",
            Self::Dummy => "cannot join a dummy thread",
        })
    }
}

impl Error for JoinError {}
