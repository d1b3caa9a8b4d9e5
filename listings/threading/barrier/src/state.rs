//! What the threads at a barrier share.

use std::sync::MutexGuard;

type Action<'a> = Box<dyn FnMut() + Send + 'a>;
pub type Guard<'b, 'a> = MutexGuard<'b, State<'a>>;

pub struct State<'a> {
    pub round: Round,
    /// How many have arrived in this round and not left.
    pub inside: usize,
    /// Nobody may begin to wait. What has become of this
    /// round, `round` says.
    pub broken: bool,
    /// Away while it runs.
    pub action: Option<Action<'a>>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Round {
    /// Some have not come.
    Filling,
    /// All have come, and the last one runs the action.
    Acting,
    /// All may go, and some have not gone.
    Passed,
    /// All get an error, and some have not gone.
    Broken,
}

impl State<'_> {
    pub const fn new() -> Self {
        Self {
            round: Round::Filling,
            inside: 0,
            broken: false,
            action: None,
        }
    }

    pub fn is_open(&self) -> bool {
        matches!(self.round, Round::Filling | Round::Acting)
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
