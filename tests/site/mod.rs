//! Faults of pages: each function returns one line for each fault.
//!
//! They take folders, or the book in one, so that the tests of the harness can
//! show them a book that is broken on purpose.

mod book;
mod built;
mod glossary;
mod schedulers;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

pub use book::Book;
pub use built::{broken_links, broken_repository_links, leftover_includes, repeated_ids};
pub use glossary::misplaced_terms;
pub use schedulers::{listings_without_a_scheduler, schedulers_of_another_file};
pub use source::{
    ignored_blocks, includes_by_line_number, listings_without_a_page, pages_without_a_place,
    prompts, recorded_and_not_shown, recordings_that_may_say_anything, wide_blocks,
};

/// The files of a folder that end in `extension`, sorted, as paths inside it.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|e| panic!("{}: {e}", next.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path.strip_prefix(folder).expect("a file inside").to_owned());
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
