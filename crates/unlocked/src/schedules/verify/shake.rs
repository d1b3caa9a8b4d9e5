//! Randomized testing: many real runs of an explored listing, with random delays,
//! each of which must come to an outcome that the model has.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

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
            built.said
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

/// Runs the listings that `names` select (all, for no name), and prints what
/// came of it.
///
/// # Errors
///
/// When one that is named has no schedules, and when a run did what no schedule
/// does. The other listings are run all the same.
pub fn run_all(project: &Project, names: &[String], runs: usize) -> Result<()> {
    let listings = Listing::all(project)?;
    for name in names {
        let named = Listing::select(listings.clone(), std::slice::from_ref(name))?;
        ensure!(
            named.iter().any(Listing::is_explored),
            "{name} has no schedules, so there is nothing that a run of it must come to. A \
             listing with a scheduler on its page has: cargo book shake threads/lost-update"
        );
    }
    let listings = Listing::select(listings, names)?;
    let explored: Vec<&Listing> = listings.iter().filter(|l| l.is_explored()).collect();
    let built = build(project, &explored)?;
    let mut failed = Vec::new();
    for listing in explored {
        let built = built.get(&listing.package()).cloned().unwrap_or_default();
        match run(listing, &built, runs) {
            Ok(counts) => {
                println!("{listing}");
                counts
                    .iter()
                    .for_each(|(name, count)| println!("{count:>8}  {name}"));
            }
            Err(error) => failed.push(format!("{error:#}")),
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("{}", failed.join("\n\n"))
}
