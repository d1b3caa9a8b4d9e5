//! The book: where it is, which listings it has, and how it is built.

pub mod columns;
mod consistency;
mod find;
pub mod listing;
pub mod project;
pub mod site;

pub use listing::Listing;
pub use project::Project;
