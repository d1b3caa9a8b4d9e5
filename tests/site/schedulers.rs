//! Faults of the schedulers on the pages.

use std::collections::BTreeSet;
use std::path::Path;

use unlocked::book::Listing;
use unlocked::schedules::{Schedules, sha256};

use super::book::{Book, Scheduler};
use super::read;

/// Schedulers whose source, beside the schedules, is not the file that was
/// explored, or is no longer.
pub fn schedulers_of_another_file(book: &Book, root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for (page, scheduler) in schedulers(book) {
        let page = page.display();
        let Ok(schedules) = Schedules::parse(&scheduler.schedules) else {
            faults.push(format!("{page}: the schedules cannot be read"));
            continue;
        };
        let listing = &schedules.listing;
        let file = read(&root.join("listings").join(listing).join(&schedules.file));
        if sha256(&file) != schedules.hash {
            faults.push(format!(
                "{page}: {listing} has changed since it was explored; run: cargo book record {listing}"
            ));
        }
        if scheduler.source.trim_matches('\n') != file.trim_matches('\n') {
            faults.push(format!("{page}: the source of {listing} is not its file"));
        }
    }
    faults
}

/// Explored listings that no page lets the reader play.
pub fn listings_without_a_scheduler(book: &Book, listings: &[Listing]) -> Vec<String> {
    let played: BTreeSet<String> = schedulers(book)
        .filter_map(|(_, scheduler)| Schedules::parse(&scheduler.schedules).ok())
        .map(|schedules| schedules.listing)
        .collect();
    listings
        .iter()
        .filter(|listing| listing.is_explored())
        .filter(|listing| !played.contains(&format!("{}/{}", listing.part, listing.name)))
        .map(|listing| format!("no page includes {listing}/scheduler.md"))
        .collect()
}

fn schedulers(book: &Book) -> impl Iterator<Item = (&Path, &Scheduler)> {
    let pages = book.written();
    pages.flat_map(|(path, page)| page.schedulers.iter().map(move |s| (path, s)))
}
