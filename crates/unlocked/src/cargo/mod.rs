//! Cargo, rustc and Python: building listings, and running what was built.
//!
//! | module | what |
//! |---|---|
//! | [`build`] | all listings of the workspace, in one call |
//! | [`copies`] | one listing, copied out of it |
//! | [`instrumented`] | copies of listings that are compiled against another std |
//! | [`cache`] | what was computed, for as long as nothing changes |
//! | [`suite`] and [`libraries`] | the tests that a package brings |
//! | [`run`] | a program, within its limit |
//! | [`python`] | the interpreter of the twins |

pub mod build;
pub mod cache;
pub mod copies;
pub mod instrumented;
pub mod libraries;
pub mod python;
pub mod run;
pub mod suite;
