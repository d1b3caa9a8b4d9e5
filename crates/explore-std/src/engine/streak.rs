//! Spin loops: when a thread that asks in vain has asked often enough.
//!
//! A thread that reads, and reads the same again, could do so for ever, and
//! each round would be a state of its own. A *streak* is what a thread has seen
//! since it last did anything itself. When it is about to repeat an observation
//! for more than `spin_limit` times, and all that its streak has seen is as it
//! was, the thread is *deferred*: it goes on when something has changed, or
//! when nobody else can go on.
//!
//! What this loses: schedules in which a loop counts more idle rounds than the
//! limit while another thread could have run. So where a thread was deferred,
//! the explorer searches again with a higher limit, until no new outcome comes.
//!
//! A streak depends on nothing but the observations of its own thread, so it
//! adds nothing to the key of a state.

use super::key::Digest;
use super::op::{Id, Lane, Place};

/// What an observation depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Watch {
    /// The value in an object, whoever holds it now.
    Value(Id),
    /// All that there is to an object.
    Whole(Id),
    /// Whether a thread has ended.
    Thread(Lane),
    Nothing,
}

#[derive(Clone, Debug)]
pub(crate) struct Sight {
    pub place: Place,
    pub watch: Watch,
    pub seen: Digest,
    pub times: usize,
    /// When it was seen for the first and for the last time.
    first: usize,
    last: usize,
}

/// What a thread has seen since it last did anything.
#[derive(Clone, Debug, Default)]
pub(crate) struct Streak {
    sights: Vec<Sight>,
    length: usize,
}

impl Streak {
    /// The thread did something that others can see.
    pub fn progress(&mut self) {
        self.sights.clear();
    }

    /// The thread saw something; whatever is new ends the streak before it.
    pub fn saw(&mut self, place: Place, watch: Watch, seen: Digest) {
        self.length += 1;
        let now = self.length;
        let known = (self.sights.iter_mut()).find(|s| s.place == place && s.watch == watch);
        match known {
            Some(sight) if sight.seen == seen => {
                sight.times += 1;
                sight.last = now;
                return;
            }
            Some(_) => self.sights.clear(),
            None => {}
        }
        self.sights.push(Sight {
            place,
            watch,
            seen,
            times: 1,
            first: now,
            last: now,
        });
    }

    /// How often the thread has seen the same at this place.
    pub fn times(&self, place: Place, watch: Watch) -> usize {
        self.find(place, watch).map_or(0, |s| s.times)
    }

    /// What it has seen since it first came to this place. What it saw on the
    /// way there, and never again, is no part of the loop.
    pub fn since(&self, place: Place, watch: Watch) -> impl Iterator<Item = &Sight> {
        let first = self.find(place, watch).map_or(0, |s| s.first);
        self.sights.iter().filter(move |s| s.last >= first)
    }

    fn find(&self, place: Place, watch: Watch) -> Option<&Sight> {
        (self.sights.iter()).find(|s| s.place == place && s.watch == watch)
    }
}
