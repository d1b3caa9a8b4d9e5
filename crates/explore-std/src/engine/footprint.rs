//! Footprints: what a step has to do with, and which steps are independent.

use super::ids::{ObjectId, ThreadId};

/// What a step has to do with. Two independent ones commute: they come to the
/// same state in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Footprint {
    Object(ObjectId),
    Objects(ObjectId, ObjectId),
    Thread(ThreadId),
    Output,
    /// Everything, for all that is known.
    All,
}

impl Footprint {
    pub fn is_independent(self, other: Self) -> bool {
        use Footprint::*;
        match (self, other) {
            (All, _) | (_, All) => false,
            (Objects(a, b), _) => {
                Object(a).is_independent(other) && Object(b).is_independent(other)
            }
            (_, Objects(..)) => other.is_independent(self),
            _ => self != other,
        }
    }
}
