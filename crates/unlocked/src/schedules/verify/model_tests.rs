//! Model tests: small programs that test a library by every schedule.
//!
//! They stand in `model/` of its listing: each takes some threads, some
//! calls of the library, and `assert!`s what must hold whatever the scheduler
//! does. None may come to anything but its end.

use anyhow::{Context, Result, bail};
use explore_std::Verdict;

use crate::book::listing::MODEL_TESTS;
use crate::book::{Listing, Project};
use crate::cargo::build::Built;
use crate::cargo::instrumented;
use crate::schedules::explore::cached_output;
use crate::schedules::format::grouped;

/// The table of the programs that a page includes.
pub const TABLE: &str = "model.md";

/// Says what the numbers are: nobody has run so many schedules one by one.
const LEGEND: &str = "\
Every schedule is covered and comes to its end, also where each thread may wake up once for no \
reason. An execution stops at a state that was seen before, because what follows is known, so one \
may stand for many schedules. The executions include those with such wake-ups, the schedules do not.";

/// What comes of the model tests of a listing, built by
/// [`explore::build`](crate::schedules::explore::build): how many schedules there are, and
/// how many executions cover them.
///
/// # Errors
///
/// When a schedule comes to something else than its end: the message says to
/// what, and by which steps.
pub fn table(project: &Project, listing: &Listing, built: &Built) -> Result<String> {
    let url = listing.url(project)?;
    let mut table = "| model test | schedules covered | executions |\n|---|--:|--:|\n".to_owned();
    let mut failed = Vec::new();
    for (name, text) in listing.model_tests()? {
        let file = format!("{MODEL_TESTS}/{name}.rs");
        let tested = sentence(&text).and_then(|what| {
            let program = instrumented::model_test_program(listing, &name);
            Ok((what, verdict(&program, built)?))
        });
        match tested.with_context(|| format!("{listing}/{file}")) {
            Ok((what, verdict)) => table += &row(what, &format!("{url}/{file}"), &verdict),
            Err(error) => failed.push(format!("{error:#}")),
        }
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n\n"));
    }
    Ok(format!(
        "<!-- Written by `cargo book record`. -->\n{table}\n{LEGEND}\n"
    ))
}

fn row(what: &str, url: &str, verdict: &Verdict) -> String {
    let schedules = grouped(verdict.schedules);
    let executions = grouped(verdict.executions as u128);
    format!("| [{what}]({url}) | {schedules} | {executions} |\n")
}

/// What a program tests, in its own words: its first line.
fn sentence(text: &str) -> Result<&str> {
    let first = text.lines().next().unwrap_or_default();
    let what = first.strip_prefix("//! ").map(str::trim);
    what.and_then(|what| what.strip_suffix('.'))
        .context("the first line says in one sentence what is tested: //! One waits, one sets.")
}

/// How many schedules a program has, which all come to its end.
fn verdict(program: &str, built: &Built) -> Result<Verdict> {
    let program = built.others.get(program).with_context(|| {
        format!(
            "it does not compile under explore-std; does it use what is not modelled?\n{}",
            built.diagnostics
        )
    })?;
    let verdict: Verdict =
        cached_output(program, "EXPLORE_STD_VERDICT", &[]).context("it cannot be explored")?;
    match &verdict.failure {
        None => Ok(verdict),
        Some(failure) => bail!("not every schedule comes to its end: {failure}"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use tempfile::TempDir;

    use super::*;
    use crate::artefacts::model_tests;

    /// A book with a listing whose model test writes a verdict.
    struct Book {
        folder: TempDir,
        listing: Listing,
        built: Built,
    }

    impl Book {
        fn new(verdict: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let dir = folder.path().join("listings/zip/bread");
            let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
            fs::create_dir_all(dir.join(MODEL_TESTS)).unwrap();
            fs::create_dir(folder.path().join("src")).unwrap();
            write(
                "book.toml",
                "[output.html]\ngit-repository-url = \"https://example.org/book\"\n",
            );
            write("Cargo.toml", "");
            write(
                "listings/zip/bread/model/two-bakers.rs",
                "//! Two bakers take one loaf.\n\nfn main() {}\n",
            );
            let program = folder.path().join("program");
            let text = format!("#!/bin/sh\necho '{verdict}' > $EXPLORE_STD_VERDICT\n");
            fs::write(&program, text).unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
            let listing = Listing::with_defaults(dir, "zip", "bread");
            let mut built = Built::default();
            built.others.insert("zip-bread-two-bakers".into(), program);
            Self {
                folder,
                listing,
                built,
            }
        }

        fn table(&self) -> Result<String> {
            let project = Project::find(self.folder.path()).unwrap();
            table(&project, &self.listing, &self.built)
        }

        fn error(&self) -> String {
            format!("{:#}", self.table().unwrap_err())
        }
    }

    #[test]
    fn the_table_has_a_row_for_each_program() {
        let right = r#"{"schedules":1234,"executions":7,"micros":1,"failure":null}"#;
        assert_eq!(
            Book::new(right).table().unwrap(),
            "\
<!-- Written by `cargo book record`. -->
| model test | schedules covered | executions |
|---|--:|--:|
| [Two bakers take one loaf](https://example.org/book/blob/main/listings/zip/bread/model/two-bakers.rs) | 1,234 | 7 |

Every schedule is covered and comes to its end, also where each thread may wake up once for no \
reason. An execution stops at a state that was seen before, because what follows is known, so one \
may stand for many schedules. The executions include those with such wake-ups, the schedules do not.
"
        );
    }

    #[test]
    fn a_schedule_that_does_not_come_to_its_end_is_a_fault() {
        let wrong = r#"{"schedules":2,"executions":2,"micros":1,"failure":"deadlock; main"}"#;
        let error = Book::new(wrong).error();
        let file = "listings/zip/bread/model/two-bakers.rs: not every schedule comes to its end";
        assert!(error.contains(file), "{error}");
        assert!(error.contains("deadlock; main"), "{error}");
    }

    #[test]
    fn a_page_that_says_something_else_is_a_fault() {
        let verdict = r#"{"schedules":12,"executions":7,"micros":1,"failure":null}"#;
        let book = Book::new(verdict);
        let project = Project::find(book.folder.path()).unwrap();
        let check = || model_tests::check(&project, &book.listing, &book.built);
        let shown = book.listing.file(TABLE);
        fs::write(&shown, book.table().unwrap()).unwrap();
        check().unwrap();
        for (number, another) in [("| 12 |", "| 21 |"), ("| 7 |", "| 8 |")] {
            fs::write(&shown, book.table().unwrap().replace(number, another)).unwrap();
            let error = check().unwrap_err().to_string();
            assert!(error.contains("bread/model.md"), "{error}");
            assert!(error.contains("cargo book record zip/bread"), "{error}");
        }
    }

    #[test]
    fn a_program_that_does_not_compile_is_a_fault() {
        let mut book = Book::new("");
        book.built.others.clear();
        book.built.diagnostics = "cannot find `SystemTime`".into();
        assert!(book.error().contains("cannot find `SystemTime`"));
    }

    #[test]
    fn a_program_says_what_it_tests() {
        let what = sentence("//! One waits, one sets.\n\nfn main() {}\n").unwrap();
        assert_eq!(what, "One waits, one sets");
        for text in ["", "fn main() {}", "//! No end", "// No doc.\n"] {
            let error = sentence(text).unwrap_err().to_string();
            assert!(error.contains("//! One waits, one sets."), "{error}");
        }
    }
}
