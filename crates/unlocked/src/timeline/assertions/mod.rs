//! Assertions: does a recording show what the manifest says?

mod parallelism;
mod spans;

use timeline_std::Recording;

use super::view::View;
use crate::manifest::Assertion;
use crate::manifest::assertion::Predicate;

impl Assertion {
    /// Checks whether a recording shows it.
    ///
    /// The recording is one that [`check`](super::validate::check) accepts.
    ///
    /// # Errors
    ///
    /// What was recorded instead.
    pub fn holds(&self, recording: &Recording) -> Result<(), String> {
        let view = View(recording);
        match &self.predicate {
            Predicate::Overlap(predicate) => predicate.holds(view),
            Predicate::AtMost(predicate) => predicate.holds(view),
            Predicate::Waits(predicate) => predicate.holds(view),
            Predicate::RunsAlone(_) => parallelism::runs_alone(view),
            Predicate::RunTogether(_) => parallelism::run_together(view),
            Predicate::Ended(predicate) => predicate.holds(view),
        }
    }
}

/// Whether a recording shows it, or what it shows instead.
#[cfg(test)]
fn verdict(entry: serde_json::Value, recording: &Recording) -> Result<(), String> {
    let assertion: Assertion = serde_json::from_value(entry).expect("the entry is right");
    assertion.holds(recording)
}
