//! The states of a graph: what leads from one to others.

use crate::schedules::describe::{DisplayState, Step};

/// A state that leads to others.
pub trait Steps {
    /// What can happen next.
    fn steps(&self) -> &[Step];

    /// The same state with other steps.
    fn with_steps(&self, steps: Vec<Step>) -> Self;
}

/// A state of which it is known what has come of the program, if it has ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Node {
    /// What it looks like.
    pub appearance: usize,
    /// What can happen next.
    pub steps: Vec<Step>,
    /// The index of the outcome, if the program has ended here.
    pub outcome: Option<usize>,
}

impl Steps for DisplayState {
    fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn with_steps(&self, steps: Vec<Step>) -> Self {
        Self {
            steps,
            ..self.clone()
        }
    }
}

impl Steps for Node {
    fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn with_steps(&self, steps: Vec<Step>) -> Self {
        Self {
            steps,
            ..self.clone()
        }
    }
}
