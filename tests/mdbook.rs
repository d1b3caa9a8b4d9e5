//! All Rust on all pages, run as `mdbook test` runs it.
//!
//! mdBook is driven in process: what these tests load is what the binary
//! loads. Where `UNLOCKED_MDBOOK` names the binary, as it does in CI, it is
//! run, too.

use std::ffi::OsString;
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::thread;

use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use tempfile::TempDir;
use unlocked::project::Project;

const MDBOOK_VARIABLE: &str = "UNLOCKED_MDBOOK";

#[test]
fn all_rust_on_all_pages_compiles_and_runs() {
    test_book(Project::of_this_crate().root()).unwrap();
}

#[test]
fn a_snippet_may_use_the_crates_of_the_book() {
    let book = book_with(
        "use rand::{RngExt, SeedableRng, rngs::StdRng};
        use itertools::Itertools;

        tracing_subscriber::fmt().init();
        let number = StdRng::seed_from_u64(7).random_range(0..10);
        tracing::info!(number, \"drawn\");
        assert_eq!([2, 1].into_iter().sorted().collect_vec(), [1, 2]);
        assert!(indexmap::IndexMap::<u8, u8>::new().is_empty());",
    );
    test_book(book.path()).unwrap();
}

#[test]
fn a_snippet_that_panics_is_an_error() {
    let book = book_with("assert_eq!(rand::random_range(0..10), 10);");
    test_book(book.path()).unwrap_err();
}

#[test]
fn a_snippet_that_does_not_compile_is_an_error() {
    let book = book_with("let number: u32 = \"seven\";");
    test_book(book.path()).unwrap_err();
}

/// A book of one page in a folder, with one Rust block on it.
fn book_with(code: &str) -> TempDir {
    let book = tempfile::tempdir().unwrap();
    let project = Project::of_this_crate();
    // The preprocessor as the book names it, found from any folder.
    let config = fs::read_to_string(project.root().join("book.toml"))
        .unwrap()
        .replace(
            "--package doctest",
            &format!(
                "--manifest-path {}",
                project.root().join("crates/doctest/Cargo.toml").display()
            ),
        );
    let page = format!("# Page\n\n```rust\n{code}\n```\n");
    fs::create_dir_all(book.path().join("src/part")).unwrap();
    fs::write(book.path().join("book.toml"), config).unwrap();
    fs::write(
        book.path().join("src/SUMMARY.md"),
        "- [Page](part/page.md)\n",
    )
    .unwrap();
    fs::write(book.path().join("src/part/page.md"), page).unwrap();
    book
}

/// `mdbook test`, in process and, where it is named, by the binary.
fn test_book(root: &Path) -> Result<(), String> {
    let in_process = test_in_process(root);
    if let Some(mdbook) = std::env::var_os(MDBOOK_VARIABLE) {
        let binary = run_binary(&mdbook, root);
        assert_eq!(
            binary.is_ok(),
            in_process.is_ok(),
            "the mdbook binary and its driver disagree: {binary:?}, {in_process:?}"
        );
    }
    in_process
}

/// Each core tests a share of the chapters: rustdoc compiles a chapter on one.
fn test_in_process(root: &Path) -> Result<(), String> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let share = |first| scope.spawn(move || test_share(root, first, cores));
        let shares: Vec<_> = (0..cores).map(share).collect();
        let ends = shares.into_iter().map(|share| share.join().unwrap());
        ends.collect::<Vec<_>>().into_iter().collect()
    })
}

/// Tests every chapter whose number, modulo `step`, is `first`.
fn test_share(root: &Path, first: usize, step: usize) -> Result<(), String> {
    let mut book = MDBook::load(root).map_err(|error| format!("{error:#}"))?;
    let mut number = 0;
    book.book.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item {
            if number % step != first {
                // What has no file is not tested.
                chapter.path = None;
            }
            number += 1;
        }
    });
    book.test(Vec::new()).map_err(|error| format!("{error:#}"))
}

fn run_binary(mdbook: &OsString, root: &Path) -> Result<(), String> {
    let ran = Command::new(mdbook)
        .arg("test")
        .current_dir(root)
        .output()
        .unwrap_or_else(|error| panic!("{MDBOOK_VARIABLE} names {mdbook:?}: {error}"));
    if ran.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&ran.stderr).into_owned())
}
