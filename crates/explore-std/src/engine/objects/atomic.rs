//! An atomic. What the operation does with the value, the code does that asks
//! for it: here, it is one step, and one that may fail for no reason.

use super::model::Effect::{self, Over};
use super::model::{Model, Reply, Spurious, Turn};
use crate::graph::{AtomicOperation, Branch, Operation};

#[derive(Clone, Debug, Hash)]
pub(crate) struct Atomic;

impl Model for Atomic {
    type Op = AtomicOperation;
    type Next = AtomicOperation;

    fn operation(op: &AtomicOperation) -> Operation {
        Operation::Atomic(*op)
    }

    fn enabled(&self, op: &AtomicOperation, spurious: Spurious) -> Vec<Branch> {
        match op {
            AtomicOperation::CompareExchangeWeak if spurious.failures => {
                vec![Branch::Proceeds, Branch::FailsSpuriously]
            }
            _ => vec![Branch::Proceeds],
        }
    }

    fn perform(
        &mut self,
        _: &AtomicOperation,
        turn: &mut Turn<'_, AtomicOperation>,
    ) -> Effect<AtomicOperation> {
        Over(match turn.branch {
            Branch::FailsSpuriously => Reply::Refused,
            _ => Reply::Done,
        })
    }
}
