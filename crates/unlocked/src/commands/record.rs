//! Writing down what the listings do, for the pages to show.

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::artefacts::builds::{Builds, Timelines};
use crate::artefacts::change::Losses;
use crate::artefacts::recorder::Recorder;
use crate::artefacts::{self, snippets};
use crate::book::{Listing, Project};
use crate::cargo::python::PYTHON_VARIABLE;
use crate::wording::counted;

/// Records the artefacts of the listings that `names` select (all, for no
/// name), and shows what changes in each file.
///
/// What differs from the file only in a way that the listing's comparison
/// allows is left as it is, so that recording twice changes nothing.
///
/// # Errors
///
/// When a new timeline is asked for where there can be none, and when a listing
/// does not build, does not end, does what its manifest says it
/// does not, or would lose lines that `losses` keeps. The other listings are
/// recorded all the same.
pub fn record(
    project: &Project,
    names: &[String],
    timelines: Timelines,
    losses: Losses,
) -> Result<()> {
    let listings = Listing::select(Listing::all(project)?, names)?;
    if timelines == Timelines::New && !listings.iter().any(Listing::is_recordable) {
        listings.iter().try_for_each(Listing::check_recordable)?;
    }
    let builds = Builds::new(project, &listings, timelines);
    let has_python = builds.has_python()?;
    let progress = ProgressBar::new(listings.len() as u64).with_style(
        ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}").expect("a valid template"),
    );
    let mut failed = Vec::new();
    for listing in &listings {
        progress.set_message(listing.to_string());
        let recorder = Recorder {
            listing,
            progress: &progress,
            losses,
        };
        if let Err(error) = record_artefacts(&recorder, &builds) {
            failed.push(format!("{error:#}"));
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    if !has_python {
        println!("{PYTHON_VARIABLE}=skip: nothing of Python was recorded");
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n\n"));
    }
    println!("{} recorded", counted(listings.len(), "listing"));
    Ok(())
}

fn record_artefacts(recorder: &Recorder<'_>, builds: &Builds<'_>) -> Result<()> {
    for artefact in artefacts::of(recorder.listing) {
        (artefact.record)(recorder, builds)?;
    }
    for (file, text) in snippets(builds.project(), recorder.listing)? {
        recorder.write(file, &text)?;
    }
    Ok(())
}
