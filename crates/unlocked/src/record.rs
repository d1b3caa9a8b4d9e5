//! Writing down what the listings do, for the pages to show.

use std::fs;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::build::{self, Built};
use crate::listing::Listing;
use crate::project::Project;
use crate::twin::{self, PYTHON_VARIABLE, Python};
use crate::{fragment, refused, run};

/// Runs the listings that `names` select (all, for no name) and writes the
/// files that `cargo book record` writes, one line for each that changed.
///
/// What differs from the file only in a way that the listing's comparison
/// allows is left as it is, so that recording twice changes nothing.
///
/// # Errors
///
/// When a listing does not build, does not end, or does what its manifest says
/// it does not. The other listings are recorded all the same.
pub fn record(project: &Project, names: &[String]) -> Result<()> {
    let listings = Listing::select(Listing::all(project)?, names)?;
    let python = Python::find()?;
    let progress = ProgressBar::new(listings.len() as u64 + 1).with_style(
        ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}").expect("a valid template"),
    );
    progress.set_message("building the listings");
    let built = build::build_all(project)?;
    progress.inc(1);
    let mut failed = Vec::new();
    for listing in &listings {
        progress.set_message(listing.to_string());
        let recorder = Recorder {
            project,
            listing,
            progress: &progress,
        };
        let built = built.get(&listing.package()).cloned().unwrap_or_default();
        if let Err(error) = recorder.record(&built, &python) {
            failed.push(format!("{error:#}"));
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    if matches!(python, Python::Skipped) {
        println!("{PYTHON_VARIABLE}=skip: no python.txt was recorded");
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n\n"));
    }
    println!("{} listings recorded", listings.len());
    Ok(())
}

struct Recorder<'a> {
    project: &'a Project,
    listing: &'a Listing,
    progress: &'a ProgressBar,
}

impl Recorder<'_> {
    fn record(&self, built: &Built, python: &Python) -> Result<()> {
        let listing = self.listing;
        if listing.has_program() {
            self.write_run("output.txt", &output(built, listing)?)?;
        }
        if listing.has_twin() && matches!(python, Python::Found { .. }) {
            self.write_run("python.txt", &twin::run(listing)?)?;
        }
        if listing.has_refused() {
            let said = refused::message(self.project, listing)?;
            let shown = fs::read_to_string(listing.file("refused.txt"));
            if !shown.is_ok_and(|shown| refused::check(&shown, &said).is_ok()) {
                self.write("refused.txt", &said)?;
            }
        }
        for (file, frame) in fragment::all(self.project, listing)? {
            self.write(file, &frame)?;
        }
        Ok(())
    }

    /// Writes the output of a run, unless the file holds one that is as good.
    fn write_run(&self, name: &str, printed: &str) -> Result<()> {
        let compare = &self.listing.settings.compare;
        let shown = fs::read_to_string(self.listing.file(name));
        if shown.is_ok_and(|shown| compare.check(&shown, printed).is_ok()) {
            return Ok(());
        }
        compare
            .check(printed, printed)
            .map_err(|reason| anyhow::anyhow!("{}/{name}: {reason}", self.listing))?;
        self.write(name, printed)
    }

    fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.listing.file(name);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        fs::write(&path, text)
            .with_context(|| format!("{}/{name} cannot be written", self.listing))?;
        self.progress
            .suspend(|| println!("wrote {}/{name}", self.listing));
        Ok(())
    }
}

/// What the program of `listing` prints.
///
/// # Errors
///
/// When it was not built cleanly, and those of [`run::run`].
pub fn output(built: &Built, listing: &Listing) -> Result<String> {
    let mut program = std::process::Command::new(built.program(listing)?);
    let printed =
        run::run(program.current_dir(&listing.dir), listing.limit()).with_context(|| {
            format!(
                "{listing}, run by: cargo run --package {}",
                listing.package()
            )
        })?;
    Ok(run::normalise(&printed))
}
