//! Handles to threads, and the one of the calling thread.

use std::fmt;
use std::sync::Arc;

use crate::engine::ids::{self, Place};
use crate::engine::op::Op;
use crate::engine::{is_running, step, with};

/// A handle to a thread.
#[derive(Clone)]
pub struct Thread {
    /// Its number.
    pub(crate) number: ids::ThreadId,
    pub(crate) name: Option<Arc<str>>,
}

/// The number of a thread; the same in every schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ThreadId(usize);

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Thread");
        (shown.field("id", &self.id()).field("name", &self.name())).finish_non_exhaustive()
    }
}

impl Thread {
    /// The name that its builder gave it.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Its number.
    pub fn id(&self) -> ThreadId {
        ThreadId(self.number + 1)
    }

    /// Lets the thread go on from `park`, now or when it comes there.
    #[track_caller]
    pub fn unpark(&self) {
        step(Place::here(), Op::Unpark(self.number));
    }
}

/// The calling thread.
pub fn current() -> Thread {
    if !is_running() {
        return Thread {
            number: ids::MAIN,
            name: std::thread::current().name().map(Arc::from),
        };
    }
    with(|state, me| Thread {
        number: me,
        name: state.thread(me).name.clone(),
    })
}
