//! Does the manifest of a listing agree with its files?

use anyhow::{Result, bail};

use super::listing::Listing;
use crate::manifest::Comparison;

/// Each setting is about a file that is there, and each file that needs a
/// setting has it.
///
/// # Errors
///
/// The first of which this is not so.
pub(super) fn check(listing: &Listing) -> Result<()> {
    refused(listing)?;
    compared(listing)?;
    shown(listing)
}

fn refused(listing: &Listing) -> Result<()> {
    match (
        &listing.manifest.listing.refused,
        listing.file("refused.rs").exists(),
    ) {
        (None, true) => bail!(
            "{listing} has a refused.rs; say in its Cargo.toml which error it meets: \
             [package.metadata.listing] refused = \"E0...\""
        ),
        (Some(code), false) => {
            bail!("{listing} says refused = \"{code}\" and has no refused.rs")
        }
        _ => Ok(()),
    }
}

fn compared(listing: &Listing) -> Result<()> {
    if listing.manifest.listing.compare == Comparison::Schedules
        && listing.manifest.schedules.is_none()
    {
        bail!(
            "{listing} says compare = \"schedules\"; say in its Cargo.toml what can come of it: \
             [[package.metadata.schedules.outcome]]"
        );
    }
    Ok(())
}

fn shown(listing: &Listing) -> Result<()> {
    let settings = &listing.manifest.listing;
    let keys = [
        (
            "shows",
            &settings.shows,
            listing.has_program(),
            "src/main.rs",
        ),
        (
            "python-shows",
            &settings.python_shows,
            listing.has_twin(),
            "twin",
        ),
        (
            "refused-shows",
            &settings.refused_shows,
            listing.has_refused(),
            "refused.rs",
        ),
    ];
    for (key, patterns, has, what) in keys {
        if !patterns.is_empty() && !has {
            bail!("{listing}/Cargo.toml: {key} is said of a listing that has no {what}");
        }
        if let Some(any) = patterns.iter().find(|pattern| pattern.is_match("")) {
            bail!(
                "{listing}/Cargo.toml: {key} has '{}', which is found in any text; name what \
                 the page rests on",
                any.as_str()
            );
        }
    }
    Ok(())
}
