//! A barrier.

use std::collections::BTreeSet;

use super::super::ids::ThreadId;
use super::model::Effect::{self, Becomes, Over};
use super::model::{Model, Reply, Spurious, Turn};
use crate::graph::{Branch, Operation};

#[derive(Clone, Debug, Default, Hash)]
pub(crate) struct Barrier {
    waiting: BTreeSet<ThreadId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BarrierOp {
    /// Come to a barrier for so many.
    Arrive(usize),
    Waiting,
    Leave,
}

impl Barrier {
    /// The threads that have arrived.
    pub fn waiting(&self) -> &BTreeSet<ThreadId> {
        &self.waiting
    }
}

impl Model for Barrier {
    type Op = BarrierOp;
    type Next = BarrierOp;

    fn operation(op: &BarrierOp) -> Operation {
        match op {
            BarrierOp::Arrive(_) | BarrierOp::Waiting => Operation::WaitAtBarrier,
            BarrierOp::Leave => Operation::LeaveBarrier,
        }
    }

    fn enabled(&self, op: &BarrierOp, _: Spurious) -> Vec<Branch> {
        match op {
            // It is left when the last one arrives.
            BarrierOp::Waiting => Vec::new(),
            BarrierOp::Arrive(_) | BarrierOp::Leave => vec![Branch::Proceeds],
        }
    }

    fn perform(&mut self, op: &BarrierOp, turn: &mut Turn<'_, BarrierOp>) -> Effect<BarrierOp> {
        match op {
            BarrierOp::Arrive(parties) if self.waiting.len() + 1 < *parties => {
                self.waiting.insert(turn.thread);
                Becomes(BarrierOp::Waiting)
            }
            BarrierOp::Arrive(_) => {
                let waiting = std::mem::take(&mut self.waiting).into_iter();
                turn.wakes
                    .extend(waiting.map(|thread| (thread, BarrierOp::Leave)));
                Over(Reply::Chosen)
            }
            BarrierOp::Waiting => unreachable!("it is never enabled"),
            BarrierOp::Leave => Over(Reply::Done),
        }
    }
}
