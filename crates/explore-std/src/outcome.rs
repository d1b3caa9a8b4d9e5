//! Outcomes: what a program can come to.

use std::fmt;

/// How a program ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum End {
    /// `main` returned. What other threads were doing then is no longer done.
    Finished,
    /// `main` panicked, with this message.
    Panicked(String),
    /// Every thread that has not ended waits for what will not happen.
    Deadlock(Vec<Blocked>),
    /// These threads ask again and again for what will not change, and no
    /// other can run.
    Spins(Vec<String>),
    /// `process::exit` was called with this code.
    Exited(i32),
    /// `process::abort` was called.
    Aborted,
    /// The schedule is longer than [`Explorer::max_steps`](crate::Explorer::max_steps).
    TooLong,
}

/// A thread in a deadlock.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Blocked {
    /// Its name, or `thread N`.
    pub thread: String,
    /// What it is about to do, with what, and who holds it.
    pub reason: String,
}

/// One way in which a program can come out: how it ends, and what it prints.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Outcome {
    /// How it ends.
    pub end: End,
    /// What it prints, to both streams, as a terminal shows it.
    pub output: String,
}

/// Something that a program may do and that was not explored, so that outcomes
/// may be missing although every schedule was tried.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Omission {
    /// `compare_exchange_weak` fails for no reason: see
    /// [`Explorer::weak_failures_at_most`](crate::Explorer::weak_failures_at_most).
    Failure {
        /// Where it is called: `src/main.rs:12:9`.
        place: String,
    },
    /// What comes of a call that is not modelled, while other threads run.
    Call {
        /// What is called: `Arc::strong_count`.
        what: String,
        /// Where.
        place: String,
    },
    /// A loop asks in vain more often than this while another thread could run:
    /// see [`Explorer::spin_limit`](crate::Explorer::spin_limit).
    IdleRounds(usize),
}

impl End {
    /// Whether it is none that a program should come to. A schedule that is too
    /// long is not known to come to any.
    pub(crate) fn is_failure(&self) -> bool {
        match self {
            Self::Finished | Self::Exited(0) | Self::TooLong => false,
            Self::Panicked(_) | Self::Deadlock(_) | Self::Spins(_) => true,
            Self::Exited(_) | Self::Aborted => true,
        }
    }
}

impl fmt::Display for Omission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure { place } => {
                write!(
                    f,
                    "`compare_exchange_weak` at {place} never fails for no reason"
                )
            }
            Self::Call { what, place } => write!(
                f,
                "`{what}` at {place} sees what other threads do, which is not modelled"
            ),
            Self::IdleRounds(rounds) => {
                write!(
                    f,
                    "no loop asks in vain more than {rounds} times before others go on"
                )
            }
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finished => write!(f, "finished"),
            Self::Panicked(message) => write!(f, "panicked: {message}"),
            Self::Deadlock(blocked) => {
                write!(f, "deadlock")?;
                for Blocked { thread, reason } in blocked {
                    write!(f, "; {thread} is blocked: {reason}")?;
                }
                Ok(())
            }
            Self::Spins(threads) => write!(f, "spins for ever: {}", threads.join(", ")),
            Self::Exited(code) => write!(f, "exited with {code}"),
            Self::Aborted => write!(f, "aborted"),
            Self::TooLong => write!(f, "too many steps"),
        }
    }
}
