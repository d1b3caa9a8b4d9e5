//! One real run of a listing, drawn: a lane for each thread.

pub mod draw;
mod lanes;
pub mod scale;
pub mod words;
