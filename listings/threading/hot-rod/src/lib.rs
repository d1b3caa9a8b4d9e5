//! The heat equation along a rod, by explicit finite
//! differences, and an observer that prints reports.

mod observer;
mod rod;

pub use observer::Observer;
pub use rod::{CELLS, Rod};
