//! Conformance: a real run of an explored listing comes to one of its outcomes.

use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::book::Listing;
use crate::cargo::run::{self, RunOutput};
use crate::schedules::format::Schedules;

/// The schedules that a run of a listing must conform to.
#[derive(Debug)]
pub struct Conformance<'a> {
    listing: &'a Listing,
    schedules: Schedules,
}

impl<'a> Conformance<'a> {
    /// Reads `schedules.json`.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn read(listing: &'a Listing) -> Result<Self> {
        let schedules = Schedules::read(listing)?;
        Ok(Self { listing, schedules })
    }

    /// Runs `command`, a program that does what the listing does.
    ///
    /// # Errors
    ///
    /// Those of [`run::run_or_hang`].
    pub fn run(&self, command: &mut Command, limit: Duration) -> Result<RunOutput> {
        run::run_or_hang(command, limit, |printed| {
            self.outcome(printed, true).is_ok()
        })
    }

    /// The index of the outcome that a run has come to.
    ///
    /// # Errors
    ///
    /// When no schedule does what it did.
    pub fn outcome(&self, printed: &str, hung: bool) -> Result<usize> {
        let settings = self.listing.schedules()?;
        self.schedules.match_run(printed, hung, settings)
    }

    /// A run has come to one of the outcomes.
    ///
    /// # Errors
    ///
    /// When no schedule does what it did.
    pub fn check(&self, ran: &RunOutput) -> Result<()> {
        self.outcome(&ran.printed, ran.hung).map(drop)
    }

    /// What a page shows of a run has come to the outcome that the manifest
    /// wants shown.
    ///
    /// # Errors
    ///
    /// When it has come to another, or to none.
    pub fn check_shown(&self, printed: &str) -> Result<()> {
        let settings = self.listing.schedules()?;
        let wanted = &settings.outcome[settings.shown()?];
        let found = &settings.outcome[self.outcome(printed, wanted.ends.hangs())?];
        if found != wanted {
            bail!("it shows the outcome {found}, and the manifest wants {wanted}");
        }
        Ok(())
    }
}
