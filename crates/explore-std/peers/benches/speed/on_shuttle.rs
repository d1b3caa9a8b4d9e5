//! The programs under shuttle.

mod peer {
    pub use shuttle::{sync, thread};
}
#[path = "programs.rs"]
mod programs;

use shuttle::scheduler::DfsScheduler;
use shuttle::{Config, FailurePersistence, MaxSteps, Runner};

use crate::report::{self, Report};
use crate::{LIMIT, STEPS};

/// Runs it by every schedule, until the first that fails.
pub fn explore(name: &str) -> Report {
    report::begin(programs::ALL, name);
    report::end_at_panic();
    let mut config = Config::new();
    config.failure_persistence = FailurePersistence::None;
    config.silence_warnings = true;
    config.max_steps = MaxSteps::FailAfter(STEPS);
    let scheduler = DfsScheduler::new(Some(LIMIT), false);
    Runner::new(scheduler, config).run(report::record);
    report::end_of_peer()
}
