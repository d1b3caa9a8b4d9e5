//! Randomized testing of the explored listings, asked for by hand.

use anyhow::{Result, bail, ensure};

use crate::book::{Listing, Project};
use crate::schedules::verify::shake;

/// Runs the listings that `names` select (all, for no name), and prints what
/// came of it.
///
/// # Errors
///
/// When one that is named has no schedules, and when a run did what no schedule
/// does. The other listings are run all the same.
pub fn shake(project: &Project, names: &[String], runs: usize) -> Result<()> {
    let listings = Listing::all(project)?;
    for name in names {
        let named = Listing::select(listings.clone(), std::slice::from_ref(name))?;
        ensure!(
            named.iter().any(Listing::is_explored),
            "{name} has no schedules, so there is nothing that a run of it must come to. A \
             listing with a scheduler on its page has: cargo book shake threads/lost-update"
        );
    }
    let listings = Listing::select(listings, names)?;
    let explored: Vec<&Listing> = listings.iter().filter(|l| l.is_explored()).collect();
    let built = shake::build(project, &explored)?;
    let mut failed = Vec::new();
    for listing in explored {
        let built = built.get(&listing.package()).cloned().unwrap_or_default();
        match shake::run(listing, &built, runs) {
            Ok(counts) => {
                println!("{listing}");
                counts
                    .iter()
                    .for_each(|(name, count)| println!("{count:>8}  {name}"));
            }
            Err(error) => failed.push(format!("{error:#}")),
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("{}", failed.join("\n\n"))
}
