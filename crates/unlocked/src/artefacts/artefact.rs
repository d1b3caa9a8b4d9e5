//! What an artefact is: a row of the table.

use anyhow::Result;

use super::builds::Builds;
use super::recorder::Recorder;
use crate::book::{Listing, Project};

/// Something that is recorded of a listing, checked, or both.
#[derive(Debug, Clone, Copy)]
pub struct Artefact {
    /// What it is called.
    pub name: &'static str,
    /// What it is, for `--help` and for who contributes.
    pub about: &'static str,
    /// Whether a listing has it.
    pub applies: fn(&Listing) -> bool,
    /// The files that `cargo book record` writes.
    pub recorded: &'static [&'static str],
    /// Writes those that are no longer true.
    pub record: fn(&Recorder<'_>, &Builds<'_>) -> Result<()>,
    /// How it stands on a page.
    pub snippet: Option<Snippet>,
    /// What is checked of it, each by a test of its own.
    pub checks: &'static [Check],
}

/// What a page includes to show an artefact.
#[derive(Debug, Clone, Copy)]
pub struct Snippet {
    /// Its file, such as `twins.md`.
    pub file: &'static str,
    /// Whether a listing that has the artefact has it, too.
    pub applies: fn(&Listing) -> bool,
    /// Its text.
    pub text: fn(&Project, &Listing) -> Result<String>,
}

/// A test of a listing.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// The last part of the test's name.
    pub name: &'static str,
    /// Whether there is something to check.
    pub applies: fn(&Listing) -> bool,
    /// Checks it.
    pub run: fn(&Listing, &Builds<'_>) -> Result<()>,
}

/// For what is not recorded.
pub(super) fn nothing(_: &Recorder<'_>, _: &Builds<'_>) -> Result<()> {
    Ok(())
}
