//! A state graph with its program: what explore-std found, and what the source
//! calls the parts of it.

use std::ops::RangeInclusive;

use explore_std::graph::{Graph, Place};

/// The file of a listing that a reader sees.
pub const PROGRAM: &str = "src/main.rs";

/// A listing whose program has been run by every schedule.
#[derive(Debug, Clone)]
pub struct Explored {
    /// The listing: `threads/lost-update`.
    pub listing: String,
    /// The file that lines refer to, as the graph calls it: `src/main.rs`.
    pub file: String,
    /// Its text.
    pub source: String,
    /// What the program can do.
    pub graph: Graph,
    /// How many executions it took to find that out.
    pub executions: usize,
    /// What the source calls each object of the graph.
    pub objects: Vec<String>,
    /// What is shown as one step.
    pub collapsed_calls: Vec<CollapsedCall>,
}

/// A call whose operations a reader may take in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollapsedCall {
    /// What it is called: `update`, `t2.cancel`.
    pub name: String,
    /// Which operations are in it.
    pub extent: Extent,
}

/// Where the operations of a [`CollapsedCall`] are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// In a function of the program, by its lines.
    Function(RangeInclusive<u32>),
    /// In a library, which the program calls here.
    Call {
        /// The line of the call.
        line: u32,
        /// Its column.
        column: u32,
    },
}

impl CollapsedCall {
    /// How many lines it has around an operation that is in it; `None` if the
    /// operation is not. Any function is closer around one than a call is.
    #[must_use]
    pub fn lines_around(&self, place: &Place) -> Option<u32> {
        match &self.extent {
            Extent::Function(lines) => lines
                .contains(&place.line)
                .then(|| lines.end() - lines.start()),
            Extent::Call { line, column } => {
                ((*line, *column) == (place.line, place.column)).then_some(u32::MAX)
            }
        }
    }
}
