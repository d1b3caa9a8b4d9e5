//! One real run of a listing, drawn: a lane for each thread.
//!
//! | module | answers |
//! |---|---|
//! | [`settings`] | what does the manifest say? |
//! | [`record`] | what do the threads do in a run? |
//! | [`mod@file`] | how is a run written? |
//! | [`validate`] | can it be true of any run? |
//! | [`assertions`] | is what is to be seen on it? |
//! | [`show`] | which run does a page show? |
//! | `lanes`, [`scale`] | where on a drawing does a thing stand? |
//! | `view` | what is a thread, a span, an object called? |
//! | [`words`] | what is said of it? |
//! | [`draw`] | what does the drawing look like? |
//! | [`frame`] | how does it stand on a page? |

pub mod assertions;
pub mod draw;
pub mod file;
pub mod frame;
mod lanes;
pub mod record;
pub mod scale;
pub mod settings;
pub mod show;
#[cfg(test)]
mod testing;
pub mod validate;
mod view;
pub mod words;

pub use file::Timeline;
pub use settings::Settings;
