//! Model tests: small programs that test a library by every schedule.

use anyhow::{Result, bail};

use super::artefact::{Artefact, Check};
use super::builds::Builds;
use super::recorder::Recorder;
use crate::book::{Listing, Project};
use crate::cargo::build::Built;
use crate::schedules::verify::model_tests::{self, TABLE};

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "model tests",
    about: "small programs that test a library by every schedule",
    applies: Listing::has_model_tests,
    recorded: &[TABLE],
    record,
    snippet: None,
    checks: &[Check {
        name: "model",
        applies: |_| true,
        run: |listing, builds| check(builds.project(), listing, &builds.explored(listing)?),
    }],
};

fn record(recorder: &Recorder<'_>, builds: &Builds<'_>) -> Result<()> {
    let listing = recorder.listing;
    let table = model_tests::table(builds.project(), listing, &builds.explored(listing)?)?;
    recorder.write(TABLE, &table)
}

/// Every schedule of the model tests comes to its end, and the page says by how
/// many.
///
/// # Errors
///
/// When one does not, or the page says something else.
pub fn check(project: &Project, listing: &Listing, built: &Built) -> Result<()> {
    let table = model_tests::table(project, listing, built)?;
    if listing.read(TABLE)? != table {
        bail!(listing.stale(TABLE, &format!("trying them gives\n{table}")));
    }
    Ok(())
}
