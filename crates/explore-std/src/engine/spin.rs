//! The spin detector: when a thread that asks in vain has asked often enough.
//!
//! A thread that reads, and reads the same again, could do so for ever, and
//! each round would be a state of its own. The detector keeps what a thread has
//! observed since it last did anything itself. When it is about to repeat an
//! observation for more than `spin_limit` times, and all that it has observed
//! since is as it was, the thread is *deferred*: it goes on when something has
//! changed, or when nobody else can go on.
//!
//! What this loses: schedules in which a loop counts more idle rounds than the
//! limit while another thread could have run. So where a thread was deferred,
//! the explorer searches again with a higher limit, until no new outcome comes.
//!
//! It depends on nothing but the observations of its own thread, so it adds
//! nothing to the hash of a state.

use super::fingerprint::Digest;
use super::ids::{ObjectId, Place, ThreadId};

/// What an observation depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dependency {
    /// The value in an object, whoever holds it now.
    Value(ObjectId),
    /// All that there is to an object.
    Object(ObjectId),
    /// Whether a thread has ended.
    Thread(ThreadId),
    Nothing,
}

#[derive(Clone, Debug)]
pub(crate) struct Observation {
    pub place: Place,
    pub dependency: Dependency,
    pub seen: Digest,
    pub times: usize,
    /// When it was made for the first and for the last time.
    first: usize,
    last: usize,
}

/// What a thread has observed since it last did anything.
#[derive(Clone, Debug, Default)]
pub(crate) struct SpinDetector {
    observations: Vec<Observation>,
    length: usize,
}

impl SpinDetector {
    /// The thread did something that others can see.
    pub fn progress(&mut self) {
        self.observations.clear();
    }

    /// The thread observed something; whatever is new begins a new loop.
    pub fn observe(&mut self, place: Place, dependency: Dependency, seen: Digest) {
        self.length += 1;
        let now = self.length;
        let mut all = self.observations.iter_mut();
        let known = all.find(|o| o.place == place && o.dependency == dependency);
        match known {
            Some(observation) if observation.seen == seen => {
                observation.times += 1;
                observation.last = now;
                return;
            }
            Some(_) => self.observations.clear(),
            None => {}
        }
        self.observations.push(Observation {
            place,
            dependency,
            seen,
            times: 1,
            first: now,
            last: now,
        });
    }

    /// How often the thread has observed the same at this place.
    pub fn times(&self, place: Place, dependency: Dependency) -> usize {
        self.find(place, dependency).map_or(0, |o| o.times)
    }

    /// What it has observed since it first came to this place. What it saw on
    /// the way there, and never again, is no part of the loop.
    pub fn since(
        &self,
        place: Place,
        dependency: Dependency,
    ) -> impl Iterator<Item = &Observation> {
        let first = self.find(place, dependency).map_or(0, |o| o.first);
        self.observations.iter().filter(move |o| o.last >= first)
    }

    fn find(&self, place: Place, dependency: Dependency) -> Option<&Observation> {
        let mut all = self.observations.iter();
        all.find(|o| o.place == place && o.dependency == dependency)
    }
}
