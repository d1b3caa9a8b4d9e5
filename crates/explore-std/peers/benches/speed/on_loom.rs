//! The programs under loom.

mod peer {
    pub use loom::thread;
    pub mod sync {
        pub use loom::sync::{Condvar, Mutex, RwLock, atomic, mpsc};
        /// loom's own has steps when it is cloned and dropped, so that it takes
        /// more executions. No program here depends on when that happens.
        pub use std::sync::Arc;
    }
}
#[path = "programs.rs"]
mod programs;

use loom::model::Builder;

use crate::report::{self, Report};
use crate::{LIMIT, STEPS};

/// Runs it until loom has seen enough, without a bound on preemptions.
pub fn explore(name: &str) -> Report {
    report::begin(programs::ALL, name);
    report::end_at_panic();
    let mut builder = Builder::new();
    builder.preemption_bound = None;
    builder.max_branches = STEPS;
    // It looks at its limit only where it would write a checkpoint.
    builder.checkpoint_interval = LIMIT + 1;
    builder.max_permutations = Some(LIMIT + 1);
    builder.check(report::record);
    report::end_of_peer()
}
