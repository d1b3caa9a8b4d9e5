//! The tests that the libraries of listings bring themselves.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::build;
use crate::listing::Listing;
use crate::project::Project;
use crate::run;

/// For all libraries together, built anew.
const LIMIT: Duration = Duration::from_secs(600);

/// What came of the tests of the libraries.
#[derive(Debug)]
pub struct Tested {
    /// What the red ones said, by their packages.
    failed: BTreeMap<String, String>,
}

/// Runs the unit tests, the tests and the doc-tests of all libraries in one
/// call of cargo.
///
/// # Errors
///
/// When they do not compile or do not end; the message is cargo's.
pub fn test(project: &Project, libraries: &[&Listing]) -> Result<Tested> {
    let mut cargo = build::cargo();
    cargo
        .args(["test", "--no-fail-fast", "--color=never"])
        .current_dir(project.root());
    for listing in libraries {
        cargo.args(["--package", &listing.package()]);
    }
    let Err(error) = run::run(&mut cargo, LIMIT) else {
        let failed = BTreeMap::new();
        return Ok(Tested { failed });
    };
    let said = format!("{error:#}");
    if !ran_to_the_end(&said) {
        return Err(error);
    }
    let failed = failures(&said);
    Ok(Tested { failed })
}

impl Tested {
    /// The tests of this library were green.
    ///
    /// # Errors
    ///
    /// What those that were not have said.
    pub fn check(&self, listing: &Listing) -> Result<()> {
        if let Some(said) = self.failed.get(&listing.package()) {
            bail!(
                "{listing}: its own tests fail; run them by: cargo test --package {}\n{said}",
                listing.package()
            );
        }
        Ok(())
    }
}

/// Whether cargo has run all tests: then it lists the red ones. Else nothing
/// is known of those behind the one that does not compile, or does not end.
fn ran_to_the_end(said: &str) -> bool {
    said.lines()
        .any(|line| line.starts_with("error: ") && line.ends_with(" failed:"))
}

/// What each red program of tests printed, by the package that cargo says it
/// is of.
fn failures(said: &str) -> BTreeMap<String, String> {
    let mut failures: BTreeMap<String, String> = BTreeMap::new();
    let mut section = String::new();
    for line in said.lines() {
        if line.starts_with("     Running ") || line.starts_with("   Doc-tests ") {
            section.clear();
        }
        section += line;
        section.push('\n');
        if let Some(package) = package_to_rerun(line) {
            *failures.entry(package.to_owned()).or_default() += &section;
            section.clear();
        }
    }
    failures
}

/// The package in ``error: test failed, to rerun pass `-p zip-pairs --test a` ``.
fn package_to_rerun(line: &str) -> Option<&str> {
    let what = line.strip_prefix("error: ")?;
    let (_, arguments) = what.split_once("to rerun pass `-p ")?;
    arguments.split([' ', '`']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "\
     Running tests/bake.rs (target/debug/deps/bake-c25072e28e239ff3)
test loaves ... ok
     Running tests/bake.rs (target/debug/deps/bake-bfe995d709b83dbc)
test rolls ... FAILED
error: test failed, to rerun pass `-p zip-oven --test bake`
   Doc-tests zip_bread
test listings/zip/bread/src/lib.rs - f (line 1) ... ok
   Doc-tests zip_oven
test listings/zip/oven/src/lib.rs - f (line 1) ... FAILED
error: doctest failed, to rerun pass `-p zip-oven --doc`
error: 2 targets failed:
    `-p zip-oven --test bake`
    `-p zip-oven --doc`
";

    #[test]
    fn what_is_red_is_told_of_the_package_that_it_is_in() {
        let failed = failures(SAID);
        assert_eq!(failed.keys().collect::<Vec<_>>(), ["zip-oven"]);
        let said = &failed["zip-oven"];
        assert!(said.contains("test rolls ... FAILED"), "{said}");
        assert!(said.contains("oven/src/lib.rs - f (line 1)"), "{said}");
        assert!(!said.contains(" ok\n"), "{said}");
    }

    #[test]
    fn a_run_that_was_stopped_says_nothing_of_what_was_not_run() {
        assert!(ran_to_the_end(SAID));
        let (until_then, _) = SAID.split_once("error: 2 targets").unwrap();
        assert!(!ran_to_the_end(until_then));
        assert!(ran_to_the_end("error: 1 target failed:\n"));
    }
}
