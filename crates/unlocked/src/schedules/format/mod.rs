//! The file format: `schedules.json`, which FORMAT.md beside this file
//! describes.
//!
//! | module | what it is |
//! |---|---|
//! | `rows` | the rows of its tables, as arrays |
//! | `decimal` | numbers that JavaScript cannot hold |
//! | `hash` | the SHA-256 of a source |
//! | `schedules` | the whole file |
//! | `references` | referential integrity: each index refers to something |
//! | `text` | writing and reading it |
//! | `summary` | how many schedules there are, in a sentence |
//! | `html_table` | one schedule, for readers without scripts |
//! | `assemble` | from a state graph to the file |

mod assemble;
mod decimal;
mod hash;
mod html_table;
mod references;
mod rows;
mod schedules;
mod summary;
mod text;

pub use hash::sha256;
pub use rows::{Next, ObjectRow, StateRow, ThreadRow};
pub use schedules::{Outcome, Schedules};
pub use summary::grouped;
