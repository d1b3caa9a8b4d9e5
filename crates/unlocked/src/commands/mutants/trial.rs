//! One mutant, in a copy of the book, and what its tests say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};

use super::found::Mutant;
use super::targets::Target;
use crate::artefacts::output;
use crate::book::{Listing, Project};
use crate::cargo::suite::{self, Red, Until};
use crate::cargo::{build, copies};
use crate::schedules::explore;
use crate::schedules::verify::model_tests;

/// For doc-tests, which are compiled.
const DOC_LIMIT: Duration = Duration::from_secs(60);

/// In the message about a program that met its limit.
const LATE: &str = "did not end within";

/// What came of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It does not compile.
    Unviable,
    /// A test failed: which.
    Caught(String),
    /// A test did not end, and is named.
    Hung(String),
    /// No test noticed, or one hangs that nothing names.
    Survived,
}

/// A copy of the book, in which mutants are made.
#[derive(Debug)]
pub struct Copy {
    project: Project,
    listings: Vec<Listing>,
}

impl Copy {
    /// Copies the files that git knows or would add. What has not changed since
    /// the last copy is left alone, so that cargo need not build it again.
    ///
    /// # Errors
    ///
    /// When `project` is no checkout of git, and when a file cannot be copied.
    pub fn of(project: &Project) -> Result<Self> {
        let to = copies::outside(project).join("mutants");
        let files = files(project)?;
        for file in &files {
            copy(&project.root().join(file), &to.join(file))
                .with_context(|| format!("{} cannot be copied", file.display()))?;
        }
        remove_others(&to, &to, &files)?;
        let project = Project::find(&to)?;
        let listings = Listing::all(&project)?;
        Ok(Self { project, listings })
    }

    /// The copy.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Without a mutant all tests of a target are green: else nothing that they
    /// say of one means anything.
    ///
    /// # Errors
    ///
    /// When they are not.
    pub fn check(&self, target: &Target) -> Result<()> {
        match self.judge(target)? {
            Verdict::Survived => Ok(()),
            red => Err(anyhow!(
                "the tests of {} are red without a mutant: {red:?}",
                target.name
            )),
        }
    }

    /// What the tests of its target say of a mutant.
    ///
    /// # Errors
    ///
    /// When it cannot be made, or its tests cannot be run.
    pub fn verdict(&self, target: &Target, mutant: &Mutant) -> Result<Verdict> {
        let _made = mutant.make(&self.project)?;
        self.judge(target)
    }

    fn judge(&self, target: &Target) -> Result<Verdict> {
        for tests in &target.tests {
            let until = Until::Red(tests.limit);
            for suite in suite::build_chosen(&self.project, &tests.chosen)?.values() {
                let documented = || suite.run_documented(&self.project, Until::Red(DOC_LIMIT));
                let ran = suite.run_programs(until).and_then(|()| documented());
                if let Err(error) = ran {
                    return Ok(of_red(error.downcast()?));
                }
            }
        }
        match self.printed(target)? {
            Verdict::Survived => self.explored(target),
            red => Ok(red),
        }
    }

    /// What the program of a listing says that shows its library at work.
    fn printed(&self, target: &Target) -> Result<Verdict> {
        let Some(listing) = self.listing(target).filter(|l| l.has_program()) else {
            return Ok(Verdict::Survived);
        };
        let built = build::build_one(&self.project, listing)?;
        let command = listing.command();
        let verdict = |error: anyhow::Error| match format!("{error:#}") {
            said if said.contains(LATE) => Verdict::Hung(command),
            _ => Verdict::Caught(command),
        };
        Ok(output::check(listing, &built).map_or_else(verdict, |()| Verdict::Survived))
    }

    fn listing(&self, target: &Target) -> Option<&Listing> {
        let is_it = |listing: &&Listing| listing.package() == target.package;
        self.listings.iter().find(is_it)
    }

    /// What the model tests say, each by its verdict: that there are
    /// more or fewer schedules than before is no fault.
    fn explored(&self, target: &Target) -> Result<Verdict> {
        let Some(listing) = self.listing(target).filter(|l| l.has_model_tests()) else {
            return Ok(Verdict::Survived);
        };
        let built = explore::build(&self.project, std::slice::from_ref(listing))?;
        let built = built.get(&listing.package()).cloned().unwrap_or_default();
        // A mutant may leave something unused, of which the compiler warns.
        ensure!(
            built.others.len() >= listing.model_tests()?.len(),
            "{listing} does not compile under explore-std:\n{}",
            built.diagnostics
        );
        Ok(match model_tests::table(&self.project, listing, &built) {
            Ok(_) => Verdict::Survived,
            Err(error) => of_explored(&format!("{error:#}")),
        })
    }
}

fn of_red(red: Red) -> Verdict {
    match red {
        Red::Compiler(_) => Verdict::Unviable,
        Red::Failed { rerun, said } => Verdict::Caught(format!("{rerun} ({})", failed(&said))),
        Red::Hung { tests, .. } if tests.is_empty() => Verdict::Survived,
        Red::Hung { rerun, tests, .. } => Verdict::Hung(format!("{rerun} ({})", tests.join(", "))),
    }
}

/// The tests that a program of tests calls red.
fn failed(said: &str) -> String {
    let lines = said.lines().filter_map(|line| line.strip_prefix("test "));
    let failed: Vec<&str> = lines
        .filter_map(|line| line.strip_suffix(" ... FAILED"))
        .collect();
    match failed.is_empty() {
        true => "the process ended".to_owned(),
        false => failed.join(", "),
    }
}

/// Its first line names the program.
fn of_explored(said: &str) -> Verdict {
    let first = said.lines().next().unwrap_or_default().to_owned();
    match said.contains(LATE) {
        true => Verdict::Hung(first),
        false => Verdict::Caught(first),
    }
}

fn files(project: &Project) -> Result<BTreeSet<PathBuf>> {
    let mut git = Command::new("git");
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ])
    .current_dir(project.root());
    let output = bounded::output(&mut git, Duration::from_secs(60)).context("git cannot be run")?;
    ensure!(
        output.status.success(),
        "git does not know the files of {}:\n{}",
        project.root().display(),
        String::from_utf8_lossy(&output.stderr)
    );
    let names = String::from_utf8(output.stdout)?;
    let names = names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(PathBuf::from);
    // What was deleted and not committed is listed still.
    Ok(names
        .filter(|name| project.root().join(name).is_file())
        .collect())
}

/// Copies a file, if the copy is not the same.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let text = fs::read(from)?;
    if fs::read(to).is_ok_and(|copied| copied == text) {
        return Ok(());
    }
    fs::create_dir_all(to.parent().expect("a file is in a folder"))?;
    fs::write(to, text)?;
    Ok(())
}

/// Removes from a copy what is not in the book, but for what cargo has built.
fn remove_others(copy: &Path, folder: &Path, files: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let file = path.strip_prefix(copy).expect("it is in the copy");
        if file == Path::new("target") {
            continue;
        }
        if path.is_dir() {
            remove_others(copy, &path, files)?;
            // One that is not empty stays.
            let _ = fs::remove_dir(&path);
        } else if !files.contains(file) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_test_is_named() {
        let said = "running 2 tests\ntest bake ... FAILED\ntest warm ... ok\n";
        let red = Red::Failed {
            rerun: "cargo test --package zip-bread --lib".to_owned(),
            said: said.to_owned(),
        };
        let verdict = Verdict::Caught("cargo test --package zip-bread --lib (bake)".to_owned());
        assert_eq!(of_red(red), verdict);
    }

    fn hung(tests: &[&str]) -> Verdict {
        of_red(Red::Hung {
            rerun: "cargo test --package zip-bread --doc".to_owned(),
            limit: Duration::from_secs(10),
            tests: tests.iter().map(|test| (*test).to_owned()).collect(),
            said: String::new(),
        })
    }

    #[test]
    fn a_hang_is_caught_if_it_has_a_name() {
        let named = "cargo test --package zip-bread --doc (bake, warm)";
        assert_eq!(hung(&["bake", "warm"]), Verdict::Hung(named.to_owned()));
        assert_eq!(hung(&[]), Verdict::Survived);
    }

    #[test]
    fn what_does_not_compile_is_no_mutant() {
        assert_eq!(of_red(Red::Compiler("E0308".to_owned())), Verdict::Unviable);
    }

    #[test]
    fn an_explored_program_is_named() {
        let said = "listings/zip/bread/model/two.rs: not every schedule comes to its end: a\nb";
        let first = said.lines().next().unwrap().to_owned();
        assert_eq!(of_explored(said), Verdict::Caught(first));
        let said = "listings/zip/bread/model/two.rs: it did not end within 120s";
        assert_eq!(of_explored(said), Verdict::Hung(said.to_owned()));
    }

    #[test]
    fn a_copy_follows_the_book() {
        let (book, copied) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (book, copied) = (book.path(), copied.path());
        let write = |folder: &Path, file: &str, text: &str| {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(book, "src/a.rs", "new");
        write(copied, "src/a.rs", "old");
        write(copied, "src/old/b.rs", "");
        write(copied, "target/built", "");
        let files = BTreeSet::from([PathBuf::from("src/a.rs")]);
        copy(&book.join("src/a.rs"), &copied.join("src/a.rs")).unwrap();
        remove_others(copied, copied, &files).unwrap();
        assert_eq!(fs::read_to_string(copied.join("src/a.rs")).unwrap(), "new");
        assert!(!copied.join("src/old").exists());
        assert!(copied.join("target/built").exists());
        let changed = || {
            fs::metadata(copied.join("src/a.rs"))
                .unwrap()
                .modified()
                .unwrap()
        };
        let before = changed();
        copy(&book.join("src/a.rs"), &copied.join("src/a.rs")).unwrap();
        assert_eq!(before, changed());
    }
}
