//! All Rust on all pages, run as `mdbook test` runs it.
//!
//! mdBook is driven in process: what these tests load is what the binary
//! loads. Where `UNLOCKED_MDBOOK` names the binary, as it does in CI, it is
//! run, too.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::Once;
use std::time::Duration;
use std::{env, iter, process, thread};

use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use tempfile::TempDir;
use unlocked::book::Project;

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

#[test]
fn a_page_that_has_passed_is_tested_again_when_it_has_changed() {
    let book = book_with("assert_eq!(1 + 1, 2);");
    let page = book.path().join("src/part/page.md");
    let text = fs::read_to_string(&page).unwrap();
    for _ in 0..2 {
        test_book(book.path()).unwrap();
    }
    fs::write(&page, text.replace("1 + 1", "1 + 2")).unwrap();
    for _ in 0..2 {
        test_book(book.path()).unwrap_err();
    }
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

/// In a process of its own, whose limit is short. It ends: that it is told which
/// block hangs is tested by what that process prints.
#[test]
fn a_snippet_that_hangs_is_named_and_ended() {
    const AGAIN: &str = "UNLOCKED_MDBOOK_AGAIN";
    let test = "a_snippet_that_hangs_is_named_and_ended";
    if env::var_os(AGAIN).is_some() {
        let book = book_with("let warm = 1 + 1;\n```\n\n```rust\nloop { std::thread::park(); }");
        test_book(book.path()).unwrap_err();
        return;
    }
    let mut this = Command::new(env::current_exe().unwrap());
    this.args(["--exact", test, "--nocapture"])
        .env(AGAIN, "1")
        .env("UNLOCKED_RUSTDOC_SECONDS", "5");
    let output = bounded::output(&mut this, Duration::from_secs(120)).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("\nThese blocks hang: "), "{said}");
    let named = "part/page.md - Page (line 7)\n";
    assert!(said.contains(named), "{said}");
}

/// Puts a rustdoc on the path that has a limit, before the real one.
#[allow(
    unsafe_code,
    reason = "mdBook has no other way to be told which rustdoc to call"
)]
fn limit_rustdoc() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustdoc-within");
        fs::create_dir_all(&folder).unwrap();
        let rustdoc = folder.join(format!("rustdoc{EXE_SUFFIX}"));
        // Another process of these tests may run it, or put it there, too: it is
        // replaced as a whole.
        let mine = folder.join(process::id().to_string());
        fs::hard_link(env!("CARGO_BIN_EXE_rustdoc-within"), &mine).unwrap();
        fs::rename(&mine, rustdoc).unwrap();
        // To rename one link of a file to another does nothing.
        let _ = fs::remove_file(mine);
        let path = env::var_os("PATH").unwrap_or_default();
        let with_it = iter::once(folder).chain(env::split_paths(&path));
        let with_it = env::join_paths(with_it).unwrap();
        // SAFETY: std guards the environment by a lock, and nothing in this
        // binary reads it from C.
        unsafe { env::set_var("PATH", with_it) };
    });
}

/// `mdbook test`, in process and, where it is named, by the binary.
fn test_book(root: &Path) -> Result<(), String> {
    limit_rustdoc();
    let in_process = test_in_process(root);
    if let Some(mdbook) = env::var_os(MDBOOK_VARIABLE) {
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
    let mut test = Command::new(mdbook);
    test.arg("test").current_dir(root);
    let ran = bounded::output(&mut test, Duration::from_secs(600))
        .unwrap_or_else(|error| panic!("{MDBOOK_VARIABLE} names {mdbook:?}: {error}"));
    if ran.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&ran.stderr).into_owned())
}
