//! The chores of `cargo book`, one module each.

pub mod browse;
pub mod mutants;
pub mod record;
pub mod runner;
pub mod serve;
pub mod shake;
pub mod stress;
