//! Verification: what the schedules say of real runs, of quizzes, and of the
//! programs that test a library.
//!
//! | module | what it is |
//! |---|---|
//! | `match_run` | a search for a schedule that does what a run did |
//! | `conformance` | conformance of a real run to the schedules |
//! | [`shake`] | a stress test: many real runs with random delays |
//! | `reachable_output` | reachability: what some schedule prints |
//! | [`model_tests`] | model tests: small programs, tested by every schedule |

mod conformance;
mod match_run;
pub mod model_tests;
mod reachable_output;
pub mod shake;

pub use conformance::Conformance;
