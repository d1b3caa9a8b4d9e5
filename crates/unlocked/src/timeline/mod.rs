//! One real run of a listing, drawn: a lane for each thread.
//!
//! | module | answers |
//! |---|---|
//! | [`record`] | what do the threads do in a run? |
//! | [`mod@file`] | how is a run written? |
//! | [`validate`] | can it be true of any run? |
//! | [`assertions`] | is what is to be seen on it? |
//! | `lanes`, [`scale`] | where on a drawing does a thing stand? |
//! | `view` | what is a thread, a span, an object called? |
//! | [`words`] | what is said of it? |
//! | [`draw`] | what does the drawing look like? |
//! | [`figure`] | how does it stand on a page? |

pub mod assertions;
pub mod draw;
pub mod figure;
pub mod file;
mod lanes;
pub mod record;
pub mod scale;
#[cfg(test)]
mod testing;
pub mod validate;
mod view;
pub mod words;

pub use file::Timeline;
