//! An initialisation that runs once: `Once`, `OnceLock`, `LazyLock`.

use super::super::ids::ThreadId;
use super::model::Effect::{self, Over, Seen};
use super::model::{Model, Reply, Spurious, Turn, Value, proceeds_if};
use crate::graph::{Branch, Operation};

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Once {
    #[default]
    NotBegun,
    By(ThreadId),
    Done,
    Poisoned,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum OnceOp {
    /// Begin to initialise, or find that it is done.
    Begin,
    /// End the initialisation: done, or poisoned.
    End { done: bool },
    /// Ask whether it is done.
    IsDone,
    /// Wait for the end; one that panicked counts if so.
    Await { poisoned: bool },
}

impl Once {
    pub fn holders(&self) -> Vec<ThreadId> {
        match self {
            Self::By(thread) => vec![*thread],
            Self::NotBegun | Self::Done | Self::Poisoned => Vec::new(),
        }
    }

    pub fn is_poisoned(&self) -> bool {
        *self == Self::Poisoned
    }
}

impl Model for Once {
    type Op = OnceOp;
    type Next = OnceOp;

    fn operation(op: &OnceOp) -> Operation {
        match op {
            OnceOp::Begin => Operation::Initialise,
            OnceOp::End { .. } => Operation::EndInitialise,
            OnceOp::IsDone => Operation::IsInitialised,
            OnceOp::Await { .. } => Operation::AwaitInitialised,
        }
    }

    fn enabled(&self, op: &OnceOp, _: Spurious) -> Vec<Branch> {
        match op {
            OnceOp::Begin => proceeds_if(!matches!(self, Self::By(_))),
            OnceOp::Await { poisoned } => proceeds_if(match self {
                Self::Done => true,
                Self::Poisoned => *poisoned,
                Self::NotBegun | Self::By(_) => false,
            }),
            OnceOp::End { .. } | OnceOp::IsDone => vec![Branch::Proceeds],
        }
    }

    fn perform(&mut self, op: &OnceOp, turn: &mut Turn<'_, OnceOp>) -> Effect<OnceOp> {
        match (op, *self) {
            (OnceOp::End { done }, _) => {
                *self = if *done { Self::Done } else { Self::Poisoned };
                *turn.value = Value {
                    fingerprint: turn.observation_hash,
                    last_write: turn.observation_hash,
                };
                Over(Reply::Done)
            }
            (_, Self::Done) => Seen(Reply::Done, turn.value.fingerprint),
            (OnceOp::Begin, before) => {
                *self = Self::By(turn.thread);
                Over(match before {
                    Self::Poisoned => Reply::Poisoned,
                    _ => Reply::Chosen,
                })
            }
            (_, Self::Poisoned) => Over(Reply::Poisoned),
            (_, Self::NotBegun | Self::By(_)) => Over(Reply::Refused),
        }
    }
}
