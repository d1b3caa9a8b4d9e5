//! What the threads at a barrier share.

use std::sync::MutexGuard;
use std::thread::{self, ThreadId};

pub type Guard<'a, A> = MutexGuard<'a, State<A>>;

pub struct State<A> {
    pub round: Round,
    /// How many have arrived in this round and not left.
    pub inside: usize,
    /// Nobody may begin to wait. What has become of this
    /// round, `round` says.
    pub broken: bool,
    /// Away while it runs.
    pub action: Option<A>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Round {
    /// Some have not come.
    Filling,
    /// All have come, and the last one runs the action.
    Acting(ThreadId),
    /// All may go, and some have not gone.
    Passed,
    /// All get an error, and some have not gone.
    Broken,
}

impl<A> State<A> {
    pub const fn new(action: Option<A>) -> Self {
        Self {
            round: Round::Filling,
            inside: 0,
            broken: false,
            action,
        }
    }

    pub fn is_open(&self) -> bool {
        matches!(
            self.round,
            Round::Filling | Round::Acting(_)
        )
    }

    /// Breaks the round for those who wait. One that has
    /// been passed is theirs.
    pub fn break_round(&mut self) {
        if self.is_open() && self.inside > 0 {
            self.round = Round::Broken;
        }
    }

    pub fn abort(&mut self) {
        self.break_round();
        self.broken = true;
    }
}

impl Round {
    pub fn is_run_by_me(self) -> bool {
        match self {
            Self::Acting(who) => {
                who == thread::current().id()
            }
            _ => false,
        }
    }
}
