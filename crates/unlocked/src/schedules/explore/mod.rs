//! Exhaustive exploration: running the program of a listing by every schedule.
//!
//! | module | what it is |
//! |---|---|
//! | `cache` | a cache of what explored programs wrote |
//! | `explored` | a state graph, and what the source says about it |
//! | `collapsed_calls` | the calls that a reader may take in one step |
//! | `listing` | the exploration of a listing |

mod cache;
mod collapsed_calls;
mod explored;
mod listing;

pub use cache::cached_output;
pub use explored::{CollapsedCall, Explored, Extent};
pub use listing::{build, explore};
