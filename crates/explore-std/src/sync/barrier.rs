//! A barrier: threads wait for each other.

use std::cell::UnsafeCell;
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

use crate::engine::handle::{Handle, called};
use crate::engine::ids::Place;
use crate::engine::objects::{BarrierOp, Reply};
use crate::engine::op::Op;
use crate::engine::{id, step};
use crate::graph::ObjectKind;

/// As [`std::sync::Barrier`].
pub struct Barrier {
    handle: Handle,
    value: UnsafeCell<()>,
    parties: usize,
}

#[allow(unsafe_code)]
// SAFETY: there is nothing in its cell.
unsafe impl Sync for Barrier {}

impl UnwindSafe for Barrier {}
impl RefUnwindSafe for Barrier {}

/// Whether a thread was the last to arrive.
#[derive(Debug)]
pub struct BarrierWaitResult {
    is_leader: bool,
}

impl BarrierWaitResult {
    /// Whether the thread was the last to arrive.
    pub fn is_leader(&self) -> bool {
        self.is_leader
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl Barrier {
    /// A barrier for so many threads.
    #[track_caller]
    pub const fn new(parties: usize) -> Self {
        Self {
            handle: Handle::new(),
            value: UnsafeCell::new(()),
            parties,
        }
    }

    called!();

    /// Waits until all have arrived.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let id = id(&self.handle, ObjectKind::Barrier, &self.value);
        let arrive = BarrierOp::Arrive(self.parties);
        let reply = step(Place::here(), Op::Barrier(id, arrive));
        BarrierWaitResult {
            is_leader: reply == Reply::Chosen,
        }
    }
}
