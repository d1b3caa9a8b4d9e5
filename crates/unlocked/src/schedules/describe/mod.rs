//! The state graph as a reader sees it: threads and objects have the names that
//! the page calls them by, and what happens is said in words.
//!
//! | module | what it is |
//! |---|---|
//! | `display_state` | a state, and what can be seen of its threads and objects |
//! | `names` | a name for each thread and each object, no two equal |
//! | `labels` | the labels of operations and of steps |
//! | `block_reason` | why a thread is blocked |
//! | `renderer` | a renderer of states |
//! | `display_graph` | the whole graph, rendered |

mod block_reason;
mod display_graph;
mod display_state;
mod labels;
mod names;
mod renderer;
#[cfg(test)]
mod testing;

pub use display_graph::DisplayGraph;
pub use display_state::{DisplayState, ObjectView, Step, ThreadStatus, ThreadView};
