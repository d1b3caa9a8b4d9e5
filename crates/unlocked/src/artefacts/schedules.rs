//! All schedules of the program: `schedules.json`, which the reader plays.

use anyhow::{Result, bail};

use super::artefact::{Artefact, Check, Snippet};
use super::builds::Builds;
use super::recorder::Recorder;
use super::snippet::WRITTEN_BY;
use crate::book::{Listing, Project};
use crate::schedules::verify::shake;
use crate::schedules::{Conformance, Schedules};

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "schedules",
    about: "all that the program can do, for the reader to play",
    applies: Listing::is_explored,
    recorded: &[FILE],
    record,
    snippet: Some(Snippet {
        file: "scheduler.md",
        applies: |_| true,
        text: snippet,
    }),
    checks: &[
        Check {
            name: "schedules",
            applies: |_| true,
            run: |listing, builds| {
                let explored = Schedules::explore(listing, &builds.explored(listing)?)?;
                check(listing, &explored)
            },
        },
        Check {
            name: "randomized",
            applies: |_| true,
            run: |listing, builds| {
                shake::run(listing, &builds.randomized(listing)?, REAL_RUNS).map(drop)
            },
        },
    ],
};

const FILE: &str = "schedules.json";

/// The most bytes that the schedules of a listing may have.
pub const BYTES: usize = 30_000;

/// How many real runs of each listing there are here; `cargo book shake` makes
/// 2,000.
const REAL_RUNS: usize = 20;

fn record(recorder: &Recorder<'_>, builds: &Builds<'_>) -> Result<()> {
    let listing = recorder.listing;
    let schedules = Schedules::explore(listing, &builds.explored(listing)?)?;
    recorder.write(FILE, &schedules.to_text())
}

/// `schedules.json` is, byte for byte, what exploring the listing gives, and
/// small enough for a page.
///
/// # Errors
///
/// When it is not, or the output that the page shows is none of its outcomes.
pub fn check(listing: &Listing, explored: &Schedules) -> Result<()> {
    let shown = listing.read(FILE)?;
    let text = explored.to_text();
    if shown != text {
        let reason = match Schedules::parse(&shown) {
            Ok(shown) => format!(
                "it says \"{}\", and exploring the listing gives \"{}\"",
                shown.sentence(),
                explored.sentence()
            ),
            Err(error) => format!("{error:#}"),
        };
        bail!(listing.stale(FILE, &reason));
    }
    if text.len() > BYTES {
        bail!(
            "{listing}/{FILE} has {} bytes; a page holds {BYTES}. \
             Make the listing smaller: fewer threads, operations and printed lines",
            text.len()
        );
    }
    Conformance::read(listing)?.check_shown(&listing.read("output.txt")?)
}

/// All schedules of a program, for `theme/scheduler.js` to play. What it says
/// without scripts: how many there are, and one of them.
fn snippet(_: &Project, listing: &Listing) -> Result<String> {
    let (schedules, settings) = (Schedules::read(listing)?, listing.schedules()?);
    let (listing, sentence) = (&schedules.listing, schedules.sentence());
    let coverage = schedules.coverage();
    let table = schedules.table(settings)?;
    Ok(format!(
        "{WRITTEN_BY}\n<you-are-the-scheduler data-listing=\"{listing}\">\n\n\
         {sentence} {coverage}\n\n{table}\n\
         <script type=\"application/json\">\n{{{{#include schedules.json}}}}\n</script>\n\
         <script type=\"text/plain\">\n{{{{#include src/main.rs}}}}\n</script>\n\n\
         </you-are-the-scheduler>\n"
    ))
}
