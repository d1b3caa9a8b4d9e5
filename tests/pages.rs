//! What holds for every page: links, anchors, the table of contents, and what
//! a page may not hold.

mod site;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;

use tempfile::TempDir;
use unlocked::book::{Listing, Project};
use unlocked::cargo::python::{PYTHON_VARIABLE, Python};
use unlocked::cargo::run;

use crate::site::Book;

static PROJECT: LazyLock<Project> = LazyLock::new(Project::of_this_crate);

/// The book, built and read once for all tests.
static BOOK: LazyLock<(TempDir, Book)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    unlocked::book::site::build(&PROJECT, folder.path()).unwrap();
    let book = Book::read(folder.path());
    (folder, book)
});

#[test]
fn every_link_and_every_anchor_leads_somewhere() {
    none(site::broken_links(book()));
}

#[test]
fn every_link_into_the_repository_names_a_file_that_is_there() {
    none(site::broken_repository_links(book(), PROJECT.root()));
}

#[test]
fn every_page_has_an_id_only_once() {
    none(site::repeated_ids(book()));
}

#[test]
fn every_include_was_followed() {
    none(site::leftover_includes(book()));
}

#[test]
fn every_ordering_of_an_atomic_is_explained_where_it_is_shown() {
    none(site::unexplained_orderings(book()));
}

#[test]
fn every_page_is_in_the_table_of_contents() {
    none(site::pages_without_a_place(&source()));
}

#[test]
fn every_listing_is_shown_on_a_page() {
    let listings = Listing::all(&PROJECT).unwrap();
    none(site::listings_without_a_page(&source(), &listings));
}

#[test]
fn everything_recorded_is_shown_on_a_page() {
    let listings = Listing::all(&PROJECT).unwrap();
    none(site::recorded_and_not_shown(&source(), &listings));
}

#[test]
fn every_recording_is_held_to_what_its_page_says() {
    let listings = Listing::all(&PROJECT).unwrap();
    none(site::recordings_that_may_say_anything(&listings));
}

#[test]
fn every_scheduler_shows_the_file_that_was_explored() {
    none(site::schedulers_of_another_file(book(), PROJECT.root()));
}

#[test]
fn every_explored_listing_can_be_played_on_a_page() {
    let listings = Listing::all(&PROJECT).unwrap();
    none(site::listings_without_a_scheduler(book(), &listings));
}

#[test]
fn no_page_includes_lines_by_number() {
    none(site::includes_by_line_number(&source()));
}

#[test]
fn no_block_is_ignored() {
    none(site::ignored_blocks(&source()));
}

#[test]
fn every_block_fits_the_column_of_the_prose() {
    none(site::wide_blocks(&source()));
}

#[test]
fn no_command_has_a_prompt_that_would_be_copied() {
    none(site::prompts(&source()));
}

#[test]
fn every_term_of_the_glossary_is_where_one_looks_for_it() {
    none(site::misplaced_terms(&source()));
}

#[test]
fn every_chapter_is_called_by_its_title_where_it_is_listed() {
    none(site::misnamed_links(&source()));
}

#[test]
fn every_python_name_has_an_answer() {
    none(site::unanswered_names(&source(), &python_names()));
}

#[test]
fn every_name_that_this_python_has_is_listed() {
    if matches!(Python::find().unwrap(), Python::Skipped) {
        println!("{PYTHON_VARIABLE}=skip: this Python was not asked for its names");
        return;
    }
    let script = PROJECT.root().join("tests/names/public.py");
    let mut python = Command::new("python3");
    let names = run::run(python.arg(script), Duration::from_secs(30)).unwrap();
    assert!(names.contains("threading.Thread\n"), "{names}");
    none(site::unlisted_names(&python_names(), &names));
}

#[test]
fn every_path_in_pythonic_leads_to_an_item() {
    let paths = site::paths_in_pythonic(&source());
    assert!(
        paths.contains("pythonic::threading::Lock::acquire"),
        "{paths:?}"
    );
    none(site::unresolved_paths(PROJECT.root(), &paths));
}

/// The list of the names that Python has for threads.
fn python_names() -> PathBuf {
    PROJECT.root().join("tests").join(site::LIST)
}

fn book() -> &'static Book {
    &BOOK.1
}

fn source() -> PathBuf {
    PROJECT.root().join("src")
}

/// Fails with all faults at once, one a line.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The folder of the built book is not empty: the checks above had something to check.
#[test]
fn the_book_has_pages() {
    let pages: Vec<&Path> = book().written().map(|(path, _)| path).collect();
    assert!(pages.contains(&Path::new("zip/pairs.html")), "{pages:?}");
}
