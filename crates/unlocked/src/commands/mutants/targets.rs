//! What is mutated, and which tests must notice.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::book::Listing;

/// Code that is mutated together, and the tests that must catch it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// How it is asked for, and what its row is called: `threading/queue`.
    pub name: String,
    /// Its package.
    pub package: String,
    /// Its files and folders.
    pub files: Vec<String>,
    /// The tests. A later one is run for what the former ones have let pass.
    pub tests: Vec<Tests>,
}

/// Tests that are run together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tests {
    /// How cargo is told to choose them.
    pub chosen: Vec<String>,
    /// For each program of tests: what has not ended then hangs.
    pub limit: Duration,
}

/// Those of a library take less than a second.
const SHORT: Duration = Duration::from_secs(10);

/// Those of the engine run hundreds of programs, and those of the harness build
/// small books.
const LONG: Duration = Duration::from_secs(300);

/// What is compiled without optimisation is compiled three times as fast.
const AS_IT_IS: [&str; 4] = [
    "--package",
    "explore-std",
    "--config",
    "profile.dev.package.explore-std.opt-level=0",
];

/// The listings beside those of `threading` whose libraries are mutated.
const LIBRARIES: [&str; 5] = [
    "threads/join-on-exit",
    "threads/pool",
    "threads/ten-messages",
    "zip/longest",
    "zip/strict",
];

/// The one library of `threading` that has no code of its own.
const NAMES_ALONE: &str = "threading/pythonic";

/// Each of its files and folders is a target.
const ENGINE: &str = "crates/explore-std/src/engine";

/// The files of `crates/unlocked/src` that decide what is the same.
const COMPARISONS: [&str; 9] = [
    "artefacts/assertions.rs",
    "artefacts/refused.rs",
    "artefacts/verdict.rs",
    "manifest/comparison.rs",
    "manifest/pattern.rs",
    "schedules/verify/conformance.rs",
    "schedules/verify/match_run.rs",
    "schedules/verify/reachable_output.rs",
    "timeline/validate",
];

/// Those that build, run and judge.
const HARNESS: [&str; 15] = [
    "artefacts/alone.rs",
    "artefacts/model_tests.rs",
    "artefacts/output.rs",
    "artefacts/schedules.rs",
    "artefacts/timeline.rs",
    "artefacts/twin.rs",
    "artefacts/width.rs",
    "book/consistency.rs",
    "book/find.rs",
    "book/listing.rs",
    "cargo/build.rs",
    "cargo/copies.rs",
    "cargo/libraries.rs",
    "cargo/run.rs",
    "cargo/suite.rs",
];

/// All targets: the libraries of the listings, then what judges them.
///
/// # Errors
///
/// When the folder of the engine cannot be read.
pub fn all(root: &Path, listings: &[Listing]) -> Result<Vec<Target>> {
    let is_target = |listing: &&Listing| {
        let name = format!("{}/{}", listing.part, listing.name);
        let is_primitive = listing.part == "threading" && name != NAMES_ALONE;
        listing.has_library() && (is_primitive || LIBRARIES.contains(&name.as_str()))
    };
    let targets = listings.iter().filter(is_target).map(of_listing);
    let engine = entries(&root.join(ENGINE))?;
    let engine = engine.iter().map(|file| Target {
        name: named("engine", file),
        package: "explore-std".to_owned(),
        files: vec![format!("{ENGINE}/{file}")],
        tests: vec![
            Tests::of(&[&AS_IT_IS[..], &["--test", "programs"]].concat(), LONG),
            Tests::of(&AS_IT_IS, LONG),
        ],
    });
    let judges = [("comparisons", &COMPARISONS[..]), ("harness", &HARNESS[..])];
    let judges = judges.into_iter().flat_map(|(name, files)| {
        files.iter().map(move |file| Target {
            name: named(name, file),
            package: "unlocked".to_owned(),
            files: vec![format!("crates/unlocked/src/{file}")],
            tests: vec![
                Tests::of(&["--package", "unlocked", "--lib"], LONG),
                Tests::of(&["--package", "book-tests", "--test", "harness"], LONG),
            ],
        })
    });
    Ok(targets.chain(engine).chain(judges).collect())
}

/// The names of what is in a folder, sorted.
fn entries(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// A file, or a folder, as a row is called: `engine/search`.
fn named(part: &str, file: &str) -> String {
    let name = Path::new(file).file_stem().unwrap_or_default();
    format!("{part}/{}", name.to_string_lossy())
}

fn of_listing(listing: &Listing) -> Target {
    Target {
        name: format!("{}/{}", listing.part, listing.name),
        package: listing.package(),
        files: vec![format!("{listing}/src")],
        tests: vec![Tests::of(&["--package", &listing.package()], SHORT)],
    }
}

impl Tests {
    fn of(chosen: &[&str], limit: Duration) -> Self {
        let chosen = words(chosen);
        Self { chosen, limit }
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The targets that `names` choose, each by its whole name or by its part; all,
/// for no name.
///
/// # Errors
///
/// When a name chooses none.
pub fn select(targets: Vec<Target>, names: &[String]) -> Result<Vec<Target>> {
    let fits = |target: &Target, name: &String| {
        target.name == *name
            || target
                .name
                .strip_prefix(name.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
    };
    for name in names {
        if !targets.iter().any(|target| fits(target, name)) {
            let known: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
            bail!(
                "nothing to mutate is called {name:?}; there are {}",
                known.join(", ")
            );
        }
    }
    let chosen = |target: &Target| names.is_empty() || names.iter().any(|name| fits(target, name));
    Ok(targets.into_iter().filter(chosen).collect())
}

impl Target {
    /// Each of its files and folders is there: what has moved would be left out
    /// in silence.
    ///
    /// # Errors
    ///
    /// The first that is not.
    pub fn check_files(&self, root: &Path) -> Result<()> {
        for file in &self.files {
            ensure!(
                root.join(file).exists(),
                "{} is mutated in {file}, which is not there; name its files in \
                 crates/unlocked/src/commands/mutants/targets.rs",
                self.name
            );
        }
        Ok(())
    }

    /// Whether this file is one of its own.
    #[must_use]
    pub fn has(&self, file: &str) -> bool {
        self.files.iter().any(|own| {
            let inside = file.strip_prefix(own.as_str());
            inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(name: &str) -> Target {
        Target {
            name: name.to_owned(),
            package: name.replace('/', "-"),
            files: words(&["listings/zip/bread/src", "crates/oven.rs"]),
            tests: Vec::new(),
        }
    }

    fn selected(names: &[&str]) -> Result<Vec<String>> {
        let all = ["zip/bread", "zip/breadth", "engine"].map(target).to_vec();
        let chosen = select(all, &words(names))?;
        Ok(chosen.into_iter().map(|target| target.name).collect())
    }

    #[test]
    fn are_chosen_by_name_or_part() {
        assert_eq!(selected(&[]).unwrap().len(), 3);
        assert_eq!(selected(&["zip"]).unwrap(), ["zip/bread", "zip/breadth"]);
        assert_eq!(selected(&["zip/bread"]).unwrap(), ["zip/bread"]);
    }

    #[test]
    fn an_unknown_name_is_answered_with_those_there_are() {
        let error = selected(&["zip/bred"]).unwrap_err().to_string();
        assert!(error.contains("\"zip/bred\""), "{error}");
        assert!(error.contains("zip/bread, zip/breadth, engine"), "{error}");
    }

    #[test]
    fn each_names_files_that_are_there() {
        let project = crate::book::Project::of_this_crate();
        let targets = all(project.root(), &Listing::all(&project).unwrap()).unwrap();
        let is_engine = |target: &&Target| target.name.starts_with("engine/");
        assert!(targets.iter().filter(is_engine).count() > 5);
        for target in &targets {
            target.check_files(project.root()).unwrap();
        }
        let error = target("oven").check_files(project.root()).unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains("oven is mutated in listings/zip/bread/src"),
            "{error}"
        );
    }

    #[test]
    fn a_file_is_theirs_by_its_name_or_folder() {
        let target = target("zip/bread");
        assert!(target.has("listings/zip/bread/src/lib.rs"));
        assert!(target.has("crates/oven.rs"));
        assert!(!target.has("listings/zip/bread/src-old/lib.rs"));
        assert!(!target.has("crates/oven.rs.bak"));
    }
}
