//! All schedules of a listing, as `schedules.json` has them.
//!
//! Where the file has another key than the name of a field, the field says it.

use serde::{Deserialize, Serialize};

use super::decimal;
use super::rows::{Next, ObjectRow, StateRow, ThreadRow};
use crate::schedules::describe::Step;

/// The version of the format.
pub const VERSION: u64 = 1;

/// All schedules of a listing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedules {
    /// The version of the format.
    pub version: u64,
    /// The listing: `threads/lost-update`.
    pub listing: String,
    /// The file that lines refer to: `src/main.rs`.
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub hash: String,
    /// How many schedules there are.
    #[serde(with = "decimal")]
    pub schedules: u128,
    /// How many executions of the program it took to find them.
    pub executions: usize,
    /// What can come of the program, in the order of the manifest.
    pub outcomes: Vec<Outcome>,
    /// The name of each thread, main first.
    pub threads: Vec<String>,
    /// The name and the kind of each object that threads share.
    pub objects: Vec<(String, String)>,
    /// The calls that are shown as one step; in the file, `helpers`.
    #[serde(rename = "helpers")]
    pub collapsed_calls: Vec<String>,
    /// The texts; the first is empty.
    pub texts: Vec<String>,
    /// What can be seen of threads; in the file, `views`.
    #[serde(rename = "views")]
    pub thread_views: Vec<ThreadRow>,
    /// What can be seen of objects, the first of which does not exist; in the
    /// file, `looks`.
    #[serde(rename = "looks")]
    pub object_views: Vec<ObjectRow>,
    /// What steps can do: the operations and what is printed, both texts; in the
    /// file, `moves`.
    #[serde(rename = "moves")]
    pub effects: Vec<(usize, usize)>,
    /// The states; the first is the start.
    pub states: Vec<StateRow>,
}

/// What can come of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What the page calls it.
    pub name: String,
    /// Whether this is what the listing warns of.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fails: bool,
    /// How many schedules lead there.
    #[serde(with = "decimal")]
    pub schedules: u128,
    /// The schedule with the fewest context switches that does: each step as the index
    /// of a choice in its state.
    pub steps: Vec<usize>,
}

impl Schedules {
    /// The text with an index.
    pub(super) fn text(&self, index: usize) -> &str {
        &self.texts[index]
    }

    /// What can be seen of a thread in a state.
    pub(super) fn thread_view(&self, state: usize, thread: usize) -> ThreadRow {
        self.thread_views[self.states[state].appearance[thread]]
    }

    /// What can happen in a state; nothing at an end.
    pub(crate) fn steps(&self, state: usize) -> &[Step] {
        match &self.states[state].next {
            Next::Steps(steps) => steps,
            Next::End(_) => &[],
        }
    }

    /// What a step does.
    pub(super) fn operations(&self, step: &Step) -> &str {
        self.text(self.effects[step.effect].0)
    }

    /// What a step prints.
    pub(crate) fn printed(&self, step: &Step) -> &str {
        self.text(self.effects[step.effect].1)
    }
}
