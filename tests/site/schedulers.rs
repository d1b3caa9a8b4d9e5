//! Faults of the schedulers on the pages.

use std::collections::BTreeSet;
use std::path::Path;

use scraper::{Html, Selector};
use unlocked::listing::Listing;
use unlocked::schedules::{Schedules, hash};

use super::{content_pages, read};

/// Schedulers whose source, beside the schedules, is not the file that was
/// explored, or is no longer.
pub fn schedulers_of_another_file(book: &Path, root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for scheduler in schedulers(book) {
        let page = &scheduler.page;
        let Ok(schedules) = Schedules::parse(&scheduler.schedules) else {
            faults.push(format!("{page}: the schedules cannot be read"));
            continue;
        };
        let listing = &schedules.listing;
        let file = read(&root.join("listings").join(listing).join(&schedules.file));
        if hash(&file) != schedules.hash {
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
pub fn listings_without_a_scheduler(book: &Path, listings: &[Listing]) -> Vec<String> {
    let played: BTreeSet<String> = schedulers(book)
        .into_iter()
        .filter_map(|scheduler| Schedules::parse(&scheduler.schedules).ok())
        .map(|schedules| schedules.listing)
        .collect();
    listings
        .iter()
        .filter(|listing| listing.is_explored())
        .filter(|listing| !played.contains(&format!("{}/{}", listing.part, listing.name)))
        .map(|listing| format!("no page includes {listing}/scheduler.md"))
        .collect()
}

/// A `<you-are-the-scheduler>` of a page.
struct Scheduler {
    page: String,
    schedules: String,
    source: String,
}

fn schedulers(book: &Path) -> Vec<Scheduler> {
    let selector = |text| Selector::parse(text).expect("a valid selector");
    let element = selector("you-are-the-scheduler");
    let data = selector("script[type='application/json']");
    let source = selector("script[type='text/plain']");
    let mut found = Vec::new();
    for page in content_pages(book) {
        let html = Html::parse_document(&read(&book.join(&page)));
        for scheduler in html.select(&element) {
            let text = |selector| {
                let script = scheduler.select(selector).next();
                script.map_or(String::new(), |script| script.text().collect())
            };
            found.push(Scheduler {
                page: page.display().to_string(),
                schedules: text(&data),
                source: text(&source),
            });
        }
    }
    found
}
