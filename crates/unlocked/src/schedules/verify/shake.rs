//! Randomized testing: many real runs of an explored listing, with random delays,
//! each of which must come to an outcome that the model has.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::conformance::Conformance;
use crate::book::{Listing, Project};
use crate::cargo::build::Built;
use crate::cargo::instrumented::{self, Std};

/// How many real runs came to each outcome, by its name.
pub type Counts = BTreeMap<String, usize>;

/// How long a program that does not sleep may stand still before it
/// is said to hang.
const STANDSTILL: Duration = Duration::from_millis(300);

/// How many runs there are at a time: a run that hangs keeps no core busy.
const AT_A_TIME: usize = 8;

/// Builds the copies of `listings` with random delays.
///
/// # Errors
///
/// When they cannot be made, or built.
pub fn build(project: &Project, listings: &[&Listing]) -> Result<BTreeMap<String, Built>> {
    instrumented::build(project, listings, Std::Randomized)
}

/// Runs a listing, built by [`build`], so many times.
///
/// # Errors
///
/// When a run comes to what no schedule does; the message says how to run it
/// again.
pub fn run(listing: &Listing, built: &Built, runs: usize) -> Result<Counts> {
    let program = built.program.as_deref().with_context(|| {
        format!(
            "{listing} with random delays does not compile:\n{}",
            built.diagnostics
        )
    })?;
    let conformance = Conformance::read(listing)?;
    let settings = listing.schedules()?;
    let (next, counts) = (AtomicUsize::new(0), Mutex::new(Counts::new()));
    let worker = || -> Result<()> {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= runs {
                return Ok(());
            }
            let mut command = Command::new(program);
            command.env("RANDOMIZED_STD_SEED", seed.to_string());
            command.env("RANDOMIZED_STD_NO_SLEEP", "1");
            let ran = conformance.run(&mut command, STANDSTILL);
            let outcome = ran.and_then(|ran| conformance.outcome(&ran.printed, ran.hung));
            let outcome = outcome.with_context(|| {
                format!(
                    "{listing}: a real run did what no schedule does (RANDOMIZED_STD_SEED={seed})"
                )
            })?;
            let name = settings.outcome[outcome].name.clone();
            *counts
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .entry(name)
                .or_default() += 1;
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(worker)).collect();
        let mut ended = workers.into_iter().map(|worker| worker.join());
        ended.try_for_each(|result| result.expect("a worker does not panic"))
    })?;
    Ok(counts.into_inner().unwrap_or_else(PoisonError::into_inner))
}
