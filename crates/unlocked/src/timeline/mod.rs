//! A timeline: one real run of a listing, drawn as a Gantt chart with a lane for
//! each thread.
//!
//! Each module uses those above it in this table:
//!
//! | module | answers |
//! |---|---|
//! | [`record`] | what do the threads do in a run? |
//! | [`mod@file`] | how is a run written? |
//! | `view` | when does a thread run, and who holds an object? |
//! | `names` | what is a thread, a span, an object called? |
//! | [`validate`] | can it be true of any run? |
//! | [`assertions`] | is what is to be seen on it? |
//! | [`draw`] | what does the drawing look like, and how does it stand on a page? |

pub mod assertions;
pub mod draw;
pub mod file;
mod names;
pub mod record;
#[cfg(test)]
mod testing;
pub mod validate;
mod view;

pub use file::Timeline;
