//! The programs under explore-std.

mod peer {
    pub use explore_std::{sync, thread};
}
#[path = "programs.rs"]
pub mod programs;

use explore_std::{End, Explorer};

use crate::report::{self, Report, Stop};
use crate::{LIMIT, STEPS};

/// Runs it by every schedule.
pub fn explore(name: &str) -> Report {
    report::begin(programs::ALL, name);
    let explorer = Explorer::new().max_executions(LIMIT).max_steps(STEPS);
    let found = explorer.explore(|| {
        let outcome = report::run();
        explore_std::print!("{outcome}");
    });
    let outcomes = found.outcomes().keys().map(|outcome| match outcome.end {
        End::Finished => outcome.output.clone(),
        End::Deadlock(_) => report::DEADLOCK.to_owned(),
        ref end => end.to_string(),
    });
    Report {
        states: found.states(),
        outcomes: outcomes.collect(),
        stopped: found.truncated().map(|_| Stop::Limit),
        ..report::end(found.executions())
    }
}
