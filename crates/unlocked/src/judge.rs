//! Running a program of a listing, and judging what has come of it.

use std::process::Command;

use anyhow::{Result, anyhow};

use crate::compare::Comparison;
use crate::listing::Listing;
use crate::run::{self, Ran};
use crate::schedules::Allowed;

/// Runs `command`, the program of `listing` or its twin, within its limit.
///
/// # Errors
///
/// Those of [`run::run`], and of [`run::run_or_hang`] where the schedules of the
/// listing say what may come of it.
pub fn run(listing: &Listing, command: &mut Command) -> Result<Ran> {
    if listing.settings.compare == Comparison::Schedules {
        return Allowed::read(listing)?.run(command, listing.limit());
    }
    let printed = run::run(command, listing.limit())?;
    let hung = false;
    Ok(Ran { printed, hung })
}

/// Compares a run with what a page shows of one.
///
/// # Errors
///
/// What differs.
pub fn compare(listing: &Listing, shown: &str, ran: &Ran) -> Result<()> {
    if listing.settings.compare == Comparison::Schedules {
        let allowed = Allowed::read(listing)?;
        allowed.check_shown(shown)?;
        return allowed.check(ran);
    }
    let compared = listing.settings.compare.check(shown, &ran.printed);
    compared.map_err(|reason| anyhow!(reason))
}

/// Whether a run is one to show: of several outcomes, the manifest may want one.
///
/// # Errors
///
/// Why it is not.
pub fn fit_to_show(listing: &Listing, ran: &Ran) -> Result<()> {
    if listing.settings.compare == Comparison::Schedules {
        Allowed::read(listing)?.check(ran)?;
    }
    compare(listing, &ran.printed, ran)
}
