//! Faults of pages: each function returns one line for each fault.
//!
//! They take folders, or the book in one, so that the tests of the harness can
//! show them a book that is broken on purpose.

mod book;
mod built;
mod glossary;
mod names;
mod schedulers;
mod source;
mod titles;

use std::fs;
use std::path::{Component, Path, PathBuf};

pub use book::Book;
pub use built::{
    broken_links, broken_repository_links, leftover_includes, repeated_ids, unexplained_orderings,
};
pub use glossary::misplaced_terms;
pub use names::{LIST, paths_in_pythonic, unanswered_names, unlisted_names, unresolved_paths};
pub use schedulers::{listings_without_a_scheduler, schedulers_of_another_file};
pub use source::{
    ignored_blocks, includes_by_line_number, listings_without_a_page, pages_without_a_place,
    prompts, recorded_and_not_shown, recordings_that_may_say_anything, wide_blocks,
};
pub use titles::misnamed_links;

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

/// `folder/link` without `.` and `..`.
fn resolve(folder: &Path, link: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for component in folder.join(link).components() {
        match component {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
