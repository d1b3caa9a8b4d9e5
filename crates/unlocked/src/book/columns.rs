//! The widths of the columns in which programs stand on a page.

/// The widest line of Rust, and of its output, in characters.
pub const RUST: usize = 60;
/// The widest line of a twin; Python's column is the narrower one.
pub const PYTHON: usize = 52;
