//! Graph algorithms over the states that a reader sees.
//!
//! | module | what it is |
//! |---|---|
//! | `state` | the states that they work on |
//! | `topological` | the states in reverse topological order, or a cycle |
//! | `minimise` | minimisation: the quotient by bisimulation |
//! | `split_by_output` | the product of the states and what has been printed |
//! | `count` | how many paths lead to each outcome |
//! | `fewest_context_switches` | a shortest path to an outcome |

mod count;
mod fewest_context_switches;
mod minimise;
mod split_by_output;
mod state;
mod topological;

pub use count::schedules_by_outcome;
pub use fewest_context_switches::fewest_context_switches;
pub use minimise::minimise;
pub use split_by_output::split_by_output;
pub use state::Node;
