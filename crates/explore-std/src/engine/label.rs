//! Labels: what a transition does, as a reader sees it.

use super::footprint::Footprint;
use super::ids::{Place, ThreadId};
use crate::graph::Action;

/// One transition, as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// Whose transition it is.
    pub id: ThreadId,
    /// What that thread is called.
    pub thread: String,
    pub text: String,
    pub place: Place,
    pub printed: String,
    /// The invisible steps that follow at once: whose, and what they are.
    pub then: Vec<(ThreadId, Action)>,
    /// What it has to do with, and what these have.
    pub footprints: Vec<Footprint>,
}

impl Label {
    /// Whose steps they are: its own, and those that follow.
    pub fn threads(&self) -> impl Iterator<Item = ThreadId> {
        let then = self.then.iter().map(|(thread, _)| *thread);
        std::iter::once(self.id).chain(then)
    }

    /// Whether the two transitions commute.
    pub fn is_independent(&self, other: &Self) -> bool {
        let all = |footprint: &Footprint| {
            let mut others = other.footprints.iter();
            others.all(|other| footprint.is_independent(*other))
        };
        self.footprints.iter().all(all)
    }

    /// Whether what follows at once is of the same thread.
    pub fn is_of_one(&self, thread: ThreadId) -> bool {
        self.then.iter().all(|(who, _)| *who == thread)
    }
}
