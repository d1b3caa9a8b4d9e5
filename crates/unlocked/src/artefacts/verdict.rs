//! The verdict on a run: what has come of it, and is it what the page shows?

use std::process::Command;

use anyhow::{Context, Result, anyhow};

use crate::book::Listing;
use crate::cargo::run::{self, RunOutput};
use crate::manifest::Comparison;
use crate::schedules::Conformance;

/// Runs `command`, the program of `listing` or its twin, within its limit.
///
/// # Errors
///
/// Those of [`run::run`], and of [`run::run_or_hang`] where the schedules of the
/// listing say what may come of it.
pub fn run(listing: &Listing, command: &mut Command) -> Result<RunOutput> {
    match comparison(listing) {
        Comparison::Schedules => Conformance::read(listing)?.run(command, listing.limit()),
        Comparison::Text(_) => {
            let printed = run::run(command, listing.limit())?;
            let hung = false;
            Ok(RunOutput { printed, hung })
        }
    }
}

/// Compares a run with what a page shows of one.
///
/// # Errors
///
/// What differs.
pub fn compare(listing: &Listing, shown: &str, ran: &RunOutput) -> Result<()> {
    match comparison(listing) {
        Comparison::Schedules => {
            let schedules = Conformance::read(listing)?;
            schedules.check_shown(shown)?;
            schedules.check(ran)
        }
        Comparison::Text(text) => text
            .check(shown, &ran.printed)
            .map_err(|reason| anyhow!(reason)),
    }
}

/// A run did what the page shows in `file`.
///
/// # Errors
///
/// What differs, and what to run if that is right.
pub fn check(listing: &Listing, file: &str, ran: &RunOutput) -> Result<()> {
    compare(listing, &listing.read(file)?, ran)
        .map_err(|reason| listing.stale(file, &format!("{reason:#}")))
        .with_context(|| format!("{listing} does not print what the page shows"))
}

/// Whether a run is one to show: of several outcomes, the manifest may want one.
///
/// # Errors
///
/// Why it is not.
pub fn fit_to_show(listing: &Listing, ran: &RunOutput) -> Result<()> {
    match comparison(listing) {
        Comparison::Schedules => Conformance::read(listing)?.check(ran)?,
        Comparison::Text(_) => {}
    }
    compare(listing, &ran.printed, ran)
}

fn comparison(listing: &Listing) -> &Comparison {
    &listing.manifest.listing.compare
}
