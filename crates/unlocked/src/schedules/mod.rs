//! Every schedule of a listing: what the reader plays on its page.
//!
//! explore-std runs a program by every schedule and returns the graph of its
//! states. `schedules.json` is that graph as a reader sees it.
//!
//! | module | answers |
//! |---|---|
//! | [`explore`] | what is the graph of a listing? |
//! | `told` | what does an explored program tell? |
//! | [`tried`] | do all schedules of small programs come to their end? |
//! | `words` | how is an operation told? |
//! | `outline` | what does each state look like to a reader? |
//! | `unfold` | what has come of the program, given all that it printed? |
//! | `count` | by how many schedules? |
//! | `minimise` | which states are the same to a reader? |
//! | `fewest` | which schedule is the easiest to follow? |
//! | `assemble`, [`mod@file`], `rows` | how is it written? |
//! | `fits`, `allowed` | can a real run be one of them? |
//! | `possible` | which lines can it print? |
//! | [`shake`] | can thousands? |
//! | `table` | how is one told without scripts? |

use std::ops::RangeInclusive;

use explore_std::graph::Graph;

mod allowed;
mod assemble;
mod count;
pub mod explore;
mod fewest;
pub mod file;
mod fits;
mod minimise;
mod order;
mod outline;
mod pool;
mod possible;
mod rows;
pub mod shake;
mod table;
#[cfg(test)]
mod testing;
mod told;
pub mod tried;
mod unfold;
mod words;

pub use allowed::Allowed;
pub use assemble::hash;
pub use file::Schedules;
pub use outline::{Kind, Step};

/// A listing whose program has been run by every schedule.
#[derive(Debug, Clone)]
pub struct Explored<'a> {
    /// The listing: `threads/lost-update`.
    pub listing: &'a str,
    /// The file that lines refer to, as the graph calls it: `src/main.rs`.
    pub file: &'a str,
    /// Its text.
    pub source: &'a str,
    /// What the program can do.
    pub graph: &'a Graph,
    /// How many executions it took to find that out.
    pub executions: usize,
    /// What the source calls each object of the graph.
    pub objects: &'a [String],
    /// What is shown as one step.
    pub helpers: &'a [Helper],
}

/// Operations of a thread that a reader may take in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// What it is called: `update`, `t2.cancel`.
    pub name: String,
    /// Which operations they are.
    pub all: All,
}

/// The operations of a [`Helper`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum All {
    /// Those of a function of the program, by its lines.
    Within(RangeInclusive<u32>),
    /// Those of a call of a library, by its line and column in the program.
    CalledAt(u32, u32),
}
