//! Model checking of a listing: every schedule of it, which the reader plays on
//! its page.
//!
//! explore-std runs a program by every schedule and returns the graph of its
//! states. `schedules.json` is that graph as a reader sees it. Each module uses
//! those above it in this table:
//!
//! | module | answers |
//! |---|---|
//! | `interner` | which values are equal? |
//! | [`explore`] | what is the state graph of a program? |
//! | `describe` | what does a reader see of each state, and what is each step called? |
//! | `graph` | which states are the same, how many schedules are there, and which is the easiest to follow? |
//! | `format` | how is it written, to `schedules.json` and as a table? |
//! | [`verify`] | is a real run one of the schedules, and what can some schedule do? |

mod describe;
pub mod explore;
mod format;
mod graph;
mod interner;
#[cfg(test)]
mod testing;
pub mod verify;

pub use describe::{Step, ThreadStatus};
pub use format::{Next, ObjectRow, Outcome, Schedules, StateRow, ThreadRow, sha256};
pub use verify::Conformance;
