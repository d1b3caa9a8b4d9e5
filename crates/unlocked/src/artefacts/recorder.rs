//! Writing what is recorded, with what changes in it and what would be lost.

use std::fs;

use anyhow::{Context, Result};
use indicatif::ProgressBar;

use super::change::{Change, Losses};
use super::{assertions, verdict};
use crate::book::Listing;
use crate::cargo::run::RunOutput;
use crate::manifest::Comparison;
use crate::manifest::comparison::TextComparison;

/// Writes the files of a listing.
#[derive(Debug)]
pub struct Recorder<'a> {
    /// Whose files are written.
    pub listing: &'a Listing,
    /// What is printed stands above it.
    pub progress: &'a ProgressBar,
    /// What becomes of lines that would be lost.
    pub losses: Losses,
}

/// How many runs are tried for the one that is to be shown. Where every run
/// prints the same, one is enough.
fn tries(listing: &Listing) -> usize {
    match listing.manifest.listing.compare {
        Comparison::Text(TextComparison::Exact) => 1,
        _ => 200,
    }
}

impl Recorder<'_> {
    /// Writes the output of a run, unless the file holds one that is as good.
    ///
    /// # Errors
    ///
    /// Those of `run`; when no run is fit to be shown; and those of
    /// [`write`](Self::write).
    pub fn write_run(&self, name: &str, run: impl Fn() -> Result<RunOutput>) -> Result<()> {
        let listing = self.listing;
        let has_assertions = |text: &str| assertions::check(listing, name, text);
        let fit = |ran: &RunOutput| {
            has_assertions(&ran.printed)?;
            verdict::fit_to_show(listing, ran)
        };
        let mut ran = run()?;
        let shown = fs::read_to_string(listing.file(name));
        if shown.is_ok_and(|shown| {
            has_assertions(&shown).is_ok() && verdict::compare(listing, &shown, &ran).is_ok()
        }) {
            return Ok(());
        }
        for _ in 1..tries(listing) {
            if fit(&ran).is_ok() {
                break;
            }
            ran = run()?;
        }
        fit(&ran).with_context(|| match tries(listing) {
            1 => "it is not recorded".to_owned(),
            tries => format!("{listing}/{name}: of {tries} runs, none is to be shown"),
        })?;
        self.write(name, &ran.printed)
    }

    /// Writes a file, with what changes in it, if something does.
    ///
    /// # Errors
    ///
    /// When lines would be lost that `losses` keeps, and when it cannot be
    /// written.
    pub fn write(&self, name: &str, text: &str) -> Result<()> {
        let (path, file) = (self.listing.file(name), format!("{}/{name}", self.listing));
        let old = fs::read_to_string(&path);
        if old.as_ref().is_ok_and(|old| old == text) {
            return Ok(());
        }
        if let Some(change) = old.ok().and_then(|old| Change::new(&file, &old, text)) {
            self.progress.suspend(|| {
                print!("{}", change.diff());
                change.allow(self.losses, &self.listing.record_command())
            })?;
        }
        fs::write(&path, text).with_context(|| format!("{file} cannot be written"))?;
        self.progress.suspend(|| println!("wrote {file}"));
        Ok(())
    }
}
