//! A small book with one listing, which is right, and then broken in one place.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use tempfile::TempDir;
use unlocked::artefacts::builds::{Builds, Timelines};
use unlocked::artefacts::change::Losses;
use unlocked::artefacts::{self, twin};
use unlocked::book::{Listing, Project};
use unlocked::cargo::copies;
use unlocked::cargo::libraries::Libraries;
use unlocked::cargo::python::{PYTHON_VARIABLE, Python};
use unlocked::commands::record;

use crate::harness::processes;
use crate::site;

const MANIFEST: &str = r#"[package]
name = "zip-bread"
version = "0.1.0"
edition = "2024"

[package.metadata.listing]
refused = "E0308"
limit-seconds = 2
"#;

/// A book in a folder of its own, with one listing.
struct Book {
    folder: TempDir,
    project: Project,
}

/// The files of a book whose listing keeps all of its promises, as they are
/// once it has been recorded.
static RIGHT: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let mut files: Vec<(&str, String)> = WRITTEN
        .iter()
        .map(|(name, text)| (*name, (*text).to_owned()))
        .collect();
    let book = Book::with(&files);
    book.record(Losses::Refuse).unwrap();
    for name in RECORDED {
        files.push((
            name,
            fs::read_to_string(book.folder.path().join(name)).unwrap(),
        ));
    }
    files
});

/// What the author of a book with one listing writes.
const WRITTEN: [(&str, &str); 8] = [
    (
        "book.toml",
        "[output.html]\ngit-repository-url = \"https://example.org/book\"\n",
    ),
    (
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"listings/*/*\"]\n",
    ),
    (
        "src/zip/page.md",
        "{{#include ../../listings/zip/bread/twins.md}}\n",
    ),
    ("listings/zip/bread/Cargo.toml", MANIFEST),
    (
        "listings/zip/bread/src/main.rs",
        "fn main() {\n    println!(\"two warm loaves\");\n}\n",
    ),
    ("listings/zip/bread/main.py", "print(\"two warm loaves\")\n"),
    // Right beforehand, so that the rest can be tested without Python.
    ("listings/zip/bread/python.txt", "two warm loaves\n"),
    (
        "listings/zip/bread/refused.rs",
        "fn main() {\n    let _loaves: u32 = \"two\";\n}\n",
    ),
];

/// What `cargo book record` writes for it.
const RECORDED: [&str; 4] = [
    "listings/zip/bread/output.txt",
    "listings/zip/bread/refused.txt",
    "listings/zip/bread/twins.md",
    "listings/zip/bread/refused.md",
];

impl Book {
    /// A book with one listing that keeps all of its promises.
    fn new() -> Self {
        Self::with(&RIGHT)
    }

    fn with(files: &[(&str, String)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let project = Project::find(folder.path()).unwrap();
        Self { folder, project }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.project.root().join("listings/zip/bread").join(name)
    }

    /// Replaces `old` by `new` in a file of the listing.
    fn breaking(self, name: &str, old: &str, new: &str) -> Self {
        let text = fs::read_to_string(self.file(name)).unwrap();
        assert!(text.contains(old), "{name} has no {old:?}");
        fs::write(self.file(name), text.replace(old, new)).unwrap();
        self
    }

    /// Records the listing, as the command does.
    fn record(&self, losses: Losses) -> anyhow::Result<()> {
        record::record(&self.project, &[], Timelines::Stale, losses)
    }

    /// Records the listing, which leaves `output.txt` as it is, for a reason
    /// that has all of `words`.
    #[track_caller]
    fn refuses_to_record(&self, words: &[&str]) {
        let before = fs::read_to_string(self.file("output.txt")).unwrap();
        let reason = self.record(Losses::Refuse).expect_err("it is not recorded");
        has_words(&format!("{reason:#}"), words);
        let after = fs::read_to_string(self.file("output.txt")).unwrap();
        assert_eq!(before, after);
    }

    /// Whether the listing keeps a promise, by the name that its test has.
    fn keeps(&self, promise: &str) -> anyhow::Result<()> {
        if promise == "twin" && without_python() {
            return Ok(());
        }
        let listings = Listing::all(&self.project)?;
        let builds = Builds::new(&self.project, &listings, Timelines::Stale);
        let checks = artefacts::checks(&listings[0]);
        let check = checks.into_iter().find(|check| check.name == promise);
        let check = check.expect("a listing makes this promise");
        (check.run)(&listings[0], &builds)
    }

    /// All promises that the listing does not keep.
    fn broken(&self) -> Vec<&str> {
        ["output", "twin", "refused", "width", "alone", "snippets"]
            .into_iter()
            .filter(|promise| self.keeps(promise).is_err())
            .collect()
    }
}

/// Whether the reader asked to do without Python, which is said.
fn without_python() -> bool {
    let skipped = matches!(Python::find(), Ok(Python::Skipped));
    if skipped {
        println!("{PYTHON_VARIABLE}=skip: no twin was broken to see it rejected");
    }
    skipped
}

impl Drop for Book {
    fn drop(&mut self) {
        copies::remove_copies(&self.project);
    }
}

/// The listing does not keep this promise, for a reason that has all of `words`.
#[track_caller]
fn breaks(book: &Book, promise: &str, words: &[&str]) {
    let reason = book.keeps(promise).expect_err("it is not kept");
    has_words(&format!("{reason:#}"), words);
}

#[track_caller]
fn has_words(reason: &str, words: &[&str]) {
    for word in words {
        assert!(reason.contains(word), "no {word:?} in: {reason}");
    }
}

#[test]
fn a_listing_that_keeps_its_promises_has_no_fault() {
    assert_eq!(Book::new().broken(), Vec::<&str>::new());
}

#[test]
fn a_word_deleted_from_an_output_is_one_fault_with_the_file_and_the_cure() {
    let book = Book::new().breaking("output.txt", "warm ", "");
    breaks(
        &book,
        "output",
        &[
            "listings/zip/bread/output.txt",
            "-two loaves",
            "+two warm loaves",
            "cargo book record zip/bread",
        ],
    );
    assert_eq!(book.broken(), ["output"]);
}

#[test]
fn a_line_of_a_thread_is_never_cut_by_another_in_a_twin() {
    if without_python() {
        return;
    }
    let book = Book::new();
    let program = "\
from threading import Thread


def bake(name):
    for loaf in range(2000):
        print(name, \"bakes\", loaf)


for name in (\"Ana\", \"Ben\"):
    Thread(target=bake, args=(name,)).start()
";
    fs::write(book.file("main.py"), program).unwrap();
    let listing = &Listing::all(&book.project).unwrap()[0];
    let printed = twin::run(listing).unwrap().printed;
    let whole = |line: &&str| line.split(' ').count() == 3;
    assert_eq!(printed.lines().filter(whole).count(), 4000);
}

#[test]
fn a_word_deleted_from_the_output_of_a_twin_is_one_fault() {
    if without_python() {
        return;
    }
    let book = Book::new().breaking("python.txt", "warm ", "");
    breaks(
        &book,
        "twin",
        &["listings/zip/bread/python.txt", "+two warm loaves"],
    );
}

#[test]
fn what_python_alone_prints_is_named_and_is_not_what_the_program_prints() {
    if without_python() {
        return;
    }
    let alone = |output: &str| {
        let named = format!("listing]\npython-alone = [\"{output}\\n\"]");
        Book::new().breaking("Cargo.toml", "listing]", &named)
    };
    let book = alone("two cold loaves").breaking("main.py", "warm", "cold");
    book.keeps("twin").unwrap();
    let other = alone("two old loaves").breaking("main.py", "warm", "cold");
    breaks(&other, "twin", &["+two cold loaves"]);
    let needless = alone("two warm loaves");
    breaks(&needless, "twin", &["python-alone", "remove it"]);
}

#[test]
fn a_listing_that_prints_something_else_is_a_fault() {
    let book = Book::new().breaking("src/main.rs", "warm", "cold");
    breaks(&book, "output", &["+two cold loaves"]);
}

#[test]
fn a_listing_that_compiles_with_a_warning_is_a_fault() {
    let book = Book::new().breaking("src/main.rs", "println", "let loaf = 1;\n    println");
    breaks(
        &book,
        "output",
        &[
            "listings/zip/bread does not compile cleanly",
            "unused variable: `loaf`",
        ],
    );
}

#[test]
fn a_listing_that_does_not_compile_is_a_fault_that_quotes_the_compiler() {
    let book = Book::new().breaking("src/main.rs", "println!(", "printline!(");
    breaks(
        &book,
        "output",
        &[
            "cannot find macro `printline`",
            "cargo build --package zip-bread",
        ],
    );
}

#[test]
fn a_listing_that_hangs_is_a_fault() {
    let book = Book::new().breaking("src/main.rs", "}", "    loop {}\n}");
    breaks(
        &book,
        "output",
        &["did not end within 2s", "cargo run -p zip-bread"],
    );
}

#[test]
fn a_twin_that_raises_is_a_fault() {
    if without_python() {
        return;
    }
    let book = Book::new().breaking("main.py", "print(", "raise SystemExit(");
    breaks(
        &book,
        "twin",
        &["python3 listings/zip/bread/main.py", "exit status: 1"],
    );
}

#[test]
fn a_listing_without_its_twin_is_a_fault_that_says_how_to_do_without() {
    let book = Book::new();
    fs::remove_file(book.file("main.py")).unwrap();
    if without_python() {
        return;
    }
    breaks(
        &book,
        "twin",
        &["listings/zip/bread has no main.py", "python = false"],
    );
}

#[test]
fn a_refused_program_that_compiles_is_a_fault() {
    let book = Book::new().breaking("refused.rs", "\"two\"", "2");
    breaks(
        &book,
        "refused",
        &["listings/zip/bread/refused.rs compiles", "E0308"],
    );
}

#[test]
fn a_refused_program_with_another_error_is_a_fault() {
    let book = Book::new().breaking("refused.rs", "\"two\"", "two");
    breaks(
        &book,
        "refused",
        &["it meets E0425, and the manifest says E0308"],
    );
}

#[test]
fn another_message_of_the_compiler_is_a_fault() {
    let book = Book::new().breaking("refused.txt", "mismatched types", "matched types");
    breaks(
        &book,
        "refused",
        &["refused.txt", "+error[E0308]: mismatched types"],
    );
}

/// A book with two listings, both libraries, and what comes of the tests of the
/// second, whose file `file` holds `text`. Those of the `others`, if they are
/// asked for, are green.
fn test_of_a_library(others: bool, file: &str, text: &str, limit: Duration) -> String {
    let book = book_with_an_oven("listings/zip/oven", "../oven");
    let listings = Listing::all(&book.project).unwrap();
    let [bread, oven] = listings.as_slice() else {
        panic!("two listings: {listings:?}");
    };
    let others = if others { vec![bread] } else { Vec::new() };
    let write = |listing: &Listing, file: &str, text: &str| {
        let path = listing.file(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(bread, "tests/bake.rs", "#[test]\nfn warm() {}\n");
    write(oven, "tests/warm.rs", "#[test]\nfn quick() {}\n");
    write(oven, file, text);
    let built: Vec<&Listing> = others.iter().copied().chain([oven]).collect();
    let libraries = Libraries::build(&book.project, &built).unwrap();
    for other in others {
        libraries.test_within(&book.project, other, limit).unwrap();
    }
    let error = libraries.test_within(&book.project, oven, limit);
    format!("{:#}", error.unwrap_err())
}

const TEST_LIMIT: Duration = Duration::from_secs(60);

fn says(reason: &str, words: &[&str]) {
    for word in words {
        assert!(reason.contains(word), "no {word:?} in: {reason}");
    }
}

#[test]
fn a_red_test_of_a_library_is_a_fault_of_this_library_alone() {
    let test = "#[test]\nfn cold() { assert!(false); }\n";
    let reason = test_of_a_library(true, "tests/bake.rs", test, TEST_LIMIT);
    says(
        &reason,
        &[
            "listings/zip/oven",
            "cargo test --package zip-oven --test bake",
            "assertion failed: false",
        ],
    );
}

#[test]
fn a_test_of_a_library_that_does_not_compile_is_a_fault_of_this_library_alone() {
    let reason = test_of_a_library(true, "tests/a.rs", "no Rust", TEST_LIMIT);
    says(
        &reason,
        &["listings/zip/oven", "do not compile", "tests/a.rs:1"],
    );
}

/// What hangs, and a test beside it that does not. It writes its number to a
/// file first.
fn hangs(folder: &TempDir) -> String {
    let file = folder.path().join("pid");
    format!(
        "std::fs::write({file:?}, std::process::id().to_string()).unwrap();\n\
         loop {{ std::thread::park(); }}\n"
    )
}

#[test]
fn a_test_of_a_library_that_hangs_is_named_and_ended() {
    let folder = tempfile::tempdir().unwrap();
    let test = format!(
        "mod baking {{\n#[test]\nfn quick() {{}}\n#[test]\nfn slow() {{ {} }}\n}}\n",
        hangs(&folder)
    );
    let reason = test_of_a_library(true, "tests/bake.rs", &test, Duration::from_secs(2));
    says(
        &reason,
        &[
            "listings/zip/oven",
            "did not end within 2s and were killed: baking::slow;",
            "cargo test --package zip-oven --test bake",
            "test baking::quick ... ok",
        ],
    );
    processes::is_gone(&folder.path().join("pid"));
}

#[test]
fn a_doc_test_of_a_library_that_hangs_is_named_and_ended() {
    let folder = tempfile::tempdir().unwrap();
    let code: String = hangs(&folder)
        .lines()
        .map(|line| format!("/// {line}\n"))
        .collect();
    let library = format!(
        "pub const LOAVES: &str = \"two\";\n/// A loaf.\n///\n/// ```\n/// assert!(true);\n/// ```\npub fn loaf() {{}}\n\
         /// Bakes.\n///\n/// ```\n{code}/// ```\npub fn bake() {{}}\n"
    );
    let reason = test_of_a_library(false, "src/lib.rs", &library, Duration::from_secs(8));
    says(
        &reason,
        &[
            "listings/zip/oven",
            "were killed: listings/zip/oven/src/lib.rs - bake (line 10);",
            "cargo test --package zip-oven --doc",
            "loaf (line 4) ... ok",
        ],
    );
    processes::is_gone(&folder.path().join("pid"));
}

#[test]
fn a_listing_that_needs_the_workspace_is_a_fault() {
    let book = Book::new().breaking(
        "Cargo.toml",
        "edition = \"2024\"",
        "edition.workspace = true",
    );
    let root = book.project.root().join("Cargo.toml");
    let workspace = fs::read_to_string(&root).unwrap();
    fs::write(
        &root,
        workspace + "[workspace.package]\nedition = \"2024\"\n",
    )
    .unwrap();
    breaks(
        &book,
        "alone",
        &["listings/zip/bread, copied out, does not build"],
    );
}

#[test]
fn a_listing_is_copied_with_the_one_that_it_needs() {
    book_with_an_oven("listings/zip/oven", "../oven")
        .keeps("alone")
        .unwrap();
}

#[test]
fn what_a_listing_needs_by_its_path_is_a_listing() {
    breaks(
        &book_with_an_oven("crates/oven", "../../../crates/oven"),
        "alone",
        &[
            "listings/zip/bread/Cargo.toml names",
            "crates/oven by its path, which is no listing",
            "path = \"../event\"",
        ],
    );
}

/// A book with a second crate, in `folder`, which its listing names by `path`.
fn book_with_an_oven(folder: &str, path: &str) -> Book {
    let mut files: Vec<(&str, String)> = RIGHT.clone();
    let (manifest, library) = (
        format!("{folder}/Cargo.toml"),
        format!("{folder}/src/lib.rs"),
    );
    let package = "[package]\nname = \"zip-oven\"\nedition = \"2024\"\n";
    files.push((&manifest, package.to_owned()));
    let source = "pub const LOAVES: &str = \"two warm loaves\";\n";
    files.push((&library, source.to_owned()));
    let needs = format!("[dependencies]\nzip-oven = {{ path = \"{path}\" }}\n\n[package.metadata");
    Book::with(&files)
        .breaking("Cargo.toml", "[package.metadata", &needs)
        .breaking(
            "src/main.rs",
            "\"two warm loaves\"",
            "\"{}\", zip_oven::LOAVES",
        )
}

/// A book whose listing has a library, and is recorded.
fn book_with_a_library() -> Book {
    let mut files: Vec<(&str, String)> = RIGHT.clone();
    let source = "//! What is baked.\n\npub const LOAVES: u32 = 2;\n";
    files.push(("listings/zip/bread/src/lib.rs", source.to_owned()));
    let book = Book::with(&files);
    record::record(&book.project, &[], Timelines::Stale, Losses::Refuse).unwrap();
    book
}

#[test]
fn a_dependency_that_leads_to_no_library_is_a_fault() {
    let book = book_with_a_library();
    let shown = fs::read_to_string(book.file("library.md")).unwrap();
    let dependency = "[dependencies]\nzip-bread = { path = \"../bread\" }\n";
    assert!(shown.contains(dependency), "{shown}");
    assert!(shown.contains("<code>bread</code> is copied"), "{shown}");
    book.keeps("alone").unwrap();
    for (old, new, words) in [
        (
            "../bread",
            "../rolls",
            "a project beside listings/zip/bread",
        ),
        (
            "zip-bread =",
            "zip-rolls =",
            "a project beside listings/zip/bread",
        ),
        ("~~~toml", "~~~text", "cargo book record zip/bread"),
    ] {
        fs::write(book.file("library.md"), shown.replace(old, new)).unwrap();
        breaks(&book, "alone", &[words]);
    }
}

#[test]
fn a_frame_changed_by_hand_is_a_fault() {
    let book = Book::new().breaking("twins.md", "Output of", "Result of");
    breaks(&book, "snippets", &["listings/zip/bread/twins.md"]);
}

#[test]
fn a_line_wider_than_its_column_is_a_fault() {
    let wide = format!("    // {}\n    println", "wide ".repeat(12));
    let book = Book::new().breaking("src/main.rs", "    println", &wide);
    breaks(
        &book,
        "width",
        &["listings/zip/bread/src/main.rs, line 2", "holds 60"],
    );
}

#[test]
fn a_refused_program_whose_code_the_manifest_does_not_name_is_a_fault() {
    let book = Book::new().breaking("Cargo.toml", "refused = \"E0308\"\n", "");
    breaks(&book, "snippets", &["listings/zip/bread has a refused.rs"]);
}

#[test]
fn a_package_that_is_not_named_after_its_folder_is_a_fault() {
    let book = Book::new().breaking("Cargo.toml", "zip-bread", "bread");
    breaks(
        &book,
        "snippets",
        &["the package is named bread; name it zip-bread"],
    );
}

#[test]
fn a_listing_that_no_page_shows_is_a_fault() {
    let book = Book::new();
    let src = book.project.root().join("src");
    let listings = Listing::all(&book.project).unwrap();
    assert!(site::listings_without_a_page(&src, &listings).is_empty());
    fs::write(
        src.join("zip/page.md"),
        "listings/zip/bread is not included\n",
    )
    .unwrap();
    let faults = site::listings_without_a_page(&src, &listings);
    assert_eq!(faults.len(), 1, "{faults:?}");
}

#[test]
fn what_is_recorded_and_on_no_page_is_a_fault() {
    let book = Book::new();
    let src = book.project.root().join("src");
    let faults = || {
        let listings = Listing::all(&book.project).unwrap();
        site::recorded_and_not_shown(&src, &listings).join("\n")
    };
    let fault = faults();
    has_words(&fault, &["bread/refused.md;", "bread/refused.txt;"]);
    assert_eq!(fault.lines().count(), 2, "{fault}");
    let page = fs::read_to_string(src.join("zip/page.md")).unwrap();
    fs::write(
        src.join("zip/page.md"),
        page.replace("twins.md", "refused.md") + &page,
    )
    .unwrap();
    assert_eq!(faults(), "");
    fs::write(book.file("timeline.svg"), "<svg></svg>").unwrap();
    has_words(
        &faults(),
        &["no page shows listings/zip/bread/timeline.svg;"],
    );
}

#[test]
fn a_listing_that_may_show_anything_is_a_fault() {
    let faults = |book: Book| {
        let listings = Listing::all(&book.project).unwrap();
        site::recordings_that_may_say_anything(&listings).join("\n")
    };
    assert_eq!(faults(book_that_claims("shows", "warm")), "");
    has_words(
        &faults(Book::new()),
        &["listings/zip/bread/Cargo.toml", "`shows`"],
    );
}

#[test]
fn recording_again_changes_nothing() {
    let book = Book::new();
    let written = || {
        RECORDED.map(|name| {
            fs::metadata(book.folder.path().join(name))
                .unwrap()
                .modified()
                .unwrap()
        })
    };
    let before = written();
    book.record(Losses::Refuse).unwrap();
    assert_eq!(before, written());
}

/// A book whose manifest says what is to be seen in a recorded file.
fn book_that_claims(key: &str, pattern: &str) -> Book {
    let claim = format!("listing]\n{key} = ['{pattern}']");
    Book::new().breaking("Cargo.toml", "listing]", &claim)
}

#[test]
fn what_the_page_rests_on_and_the_output_does_not_show_is_a_fault() {
    let words = |file: &str, key: &str| {
        [
            format!("listings/zip/bread/{file} does not show 'rye'"),
            "on which its page rests".into(),
            format!("`{key}` in listings/zip/bread/Cargo.toml"),
        ]
    };
    let promises = [
        ("output", "output.txt", "shows"),
        ("twin", "python.txt", "python-shows"),
        ("refused", "refused.txt", "refused-shows"),
    ];
    for (promise, file, key) in promises {
        if promise == "twin" && without_python() {
            continue;
        }
        book_that_claims(key, "[wm]a").keeps(promise).unwrap();
        let book = book_that_claims(key, "rye");
        breaks(
            &book,
            promise,
            &words(file, key).each_ref().map(|word| &**word),
        );
        assert_eq!(book.broken(), [promise]);
    }
}

#[test]
fn what_the_page_rests_on_is_said_of_what_there_is_and_says_something() {
    let says = |book: Book, words: &[&str]| breaks(&book, "snippets", words);
    let manifest = "[package.metadata.listing]";
    says(
        book_that_claims("shows", "("),
        &[manifest, "unclosed group"],
    );
    says(
        book_that_claims("shows", "x*"),
        &["shows has 'x*'", "found in any text"],
    );
    let book = book_that_claims("python-shows", "loaf");
    let book = book.breaking("Cargo.toml", "listing]", "listing]\npython = false");
    says(book, &["python-shows", "has no twin"]);
    says(
        book_that_claims("show", "two"),
        &[manifest, "unknown field `show`"],
    );
}

#[test]
fn an_output_with_an_empty_section_is_a_fault() {
    let book = Book::new().breaking("output.txt", "two warm loaves", "warm:\ntwo\ncold:");
    breaks(
        &book,
        "output",
        &["bread/output.txt", "nothing stands under \"cold:\""],
    );
}

#[test]
fn an_output_that_is_empty_is_a_fault() {
    let book = Book::new().breaking("output.txt", "two warm loaves\n", "");
    breaks(&book, "output", &["bread/output.txt: nothing is printed"]);
}

#[test]
fn an_output_that_lacks_what_the_page_rests_on_is_not_recorded() {
    let book = book_that_claims("shows", "warm").breaking("src/main.rs", "warm", "cold");
    book.refuses_to_record(&["bread/output.txt does not show 'warm'", "two cold loaves"]);
}

#[test]
fn an_output_with_an_empty_section_is_not_recorded() {
    let book = Book::new().breaking("src/main.rs", "loaves", "loaves:\\n  rye\\ncold loaves:");
    book.refuses_to_record(&["nothing stands under \"cold loaves:\""]);
}

#[test]
fn a_program_that_prints_nothing_is_not_recorded() {
    let book = Book::new().breaking("src/main.rs", "    println!(\"two warm loaves\");\n", "");
    book.refuses_to_record(&["bread/output.txt: nothing is printed"]);
    fs::remove_file(book.file("output.txt")).unwrap();
    book.record(Losses::Accept).expect_err("nothing is nothing");
    assert!(!book.file("output.txt").exists());
}

#[test]
fn lines_are_lost_only_if_that_is_asked_for() {
    let two = "println!(\"two warm loaves\");\n    println!(\"one roll\")";
    let book = Book::new().breaking("src/main.rs", "println!(\"two warm loaves\")", two);
    book.record(Losses::Refuse).unwrap();
    let output = || fs::read_to_string(book.file("output.txt")).unwrap();
    assert_eq!(output(), "two warm loaves\none roll\n");
    let book = book.breaking("src/main.rs", "two warm loaves", "three cold loaves");
    book.record(Losses::Refuse).unwrap();
    let book = book.breaking("src/main.rs", "    println!(\"one roll\");\n", "");
    book.refuses_to_record(&[
        "listings/zip/bread/output.txt would lose 1 line",
        "\n  one roll\n",
        "cargo book record zip/bread --accept-losses",
    ]);
    book.record(Losses::Accept).unwrap();
    let output = fs::read_to_string(book.file("output.txt")).unwrap();
    assert_eq!(output, "three cold loaves\n");
}
