//! The mutants that no test catches, each with the reason.
//!
//! An entry names a mutant by its file and its change, and where a function has
//! several alike by the line as well, never by the line's number: it holds while
//! other lines change. One that is no longer needed is an error.

use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::found::Mutant;
use super::targets::Target;
use super::trial::Verdict;
use crate::book::Project;

/// Where the list is.
pub const FILE: &str = "tests/mutants.toml";

/// All entries.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    #[serde(default)]
    survivor: Vec<Entry>,
}

/// Why no test catches a mutant.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    /// As cargo-mutants says it: `replace < with <= in bake`.
    change: String,
    /// The line that is changed, where the change alone does not say which.
    line: Option<String>,
    /// The reason.
    why: String,
}

/// A mutant that was tried.
#[derive(Debug)]
pub struct Tried {
    /// What was changed.
    pub mutant: Mutant,
    /// The line that was changed, as it is without the change.
    pub line: String,
    /// What came of it.
    pub verdict: Verdict,
}

impl Listed {
    /// Reads the list of a book.
    ///
    /// # Errors
    ///
    /// When it has another form, or an entry without a reason.
    pub fn read(project: &Project) -> Result<Self> {
        let text = fs::read_to_string(project.root().join(FILE)).unwrap_or_default();
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        let listed: Self = toml_edit::de::from_str(text).context(FILE)?;
        for entry in &listed.survivor {
            if entry.why.trim().is_empty() {
                bail!("{FILE}: {} says no why", entry.described());
            }
        }
        Ok(listed)
    }

    /// Whether a mutant stands in the list.
    #[must_use]
    pub fn has(&self, tried: &Tried) -> bool {
        self.survivor.iter().any(|entry| entry.fits(tried))
    }

    /// The entries that can be of no mutant: their file is of no target, or has
    /// no such line.
    #[must_use]
    pub fn strays(&self, project: &Project, targets: &[Target]) -> Vec<String> {
        let stray = |entry: &Entry| {
            if !targets.iter().any(|target| target.has(&entry.file)) {
                return Some("this file is not mutated");
            }
            let source = fs::read_to_string(project.root().join(&entry.file)).unwrap_or_default();
            let has = |line: &String| source.lines().any(|found| found.trim() == line);
            (!entry.line.as_ref().is_none_or(has)).then_some("the file has no such line")
        };
        let strays = self.survivor.iter().filter_map(|entry| {
            let reason = stray(entry)?;
            Some(format!("{}: {reason}", entry.described()))
        });
        strays.collect()
    }

    /// What is wrong with the entries of a target, all of whose mutants were
    /// tried.
    #[must_use]
    pub fn stale(&self, target: &Target, tried: &[Tried]) -> Vec<String> {
        let of_it = self.survivor.iter().filter(|entry| target.has(&entry.file));
        let stale = of_it.filter_map(|entry| {
            let mut fitting = tried.iter().filter(|tried| entry.fits(tried)).peekable();
            let reason = match fitting.peek() {
                None => "there is no such mutant: remove it",
                Some(_) => {
                    let (survived, caught): (Vec<_>, Vec<_>) =
                        fitting.partition(|tried| tried.verdict == Verdict::Survived);
                    match (survived.as_slice(), caught.as_slice()) {
                        ([], _) => "a test catches it: remove it",
                        (_, []) => return None,
                        _ => "a test catches one of these: say which is meant, by its line",
                    }
                }
            };
            Some(format!("{}: {reason}", entry.described()))
        });
        stale.collect()
    }
}

impl Entry {
    fn fits(&self, tried: &Tried) -> bool {
        self.file == tried.mutant.file
            && self.change == tried.mutant.change()
            && self.line.as_ref().is_none_or(|line| *line == tried.line)
    }

    fn described(&self) -> String {
        let line = self.line.as_ref().map(|line| format!(" ({line})"));
        format!("{}: {}{}", self.file, self.change, line.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::super::found::tests::{SOURCE, mutant};
    use super::super::targets;
    use super::*;
    use crate::book::Listing;

    const LIST: &str = r#"
[[survivor]]
file = "listings/zip/bread/src/lib.rs"
change = "replace >= with < in enough"
why = "Nobody eats a second loaf."
"#;

    fn tried(replacement: &str, verdict: Verdict) -> Tried {
        let mutant = mutant(replacement);
        let line = mutant.line(SOURCE).to_owned();
        Tried {
            mutant,
            line,
            verdict,
        }
    }

    fn target() -> Target {
        Target {
            name: "zip/bread".to_owned(),
            package: "zip-bread".to_owned(),
            files: vec!["listings/zip/bread/src".to_owned()],
            tests: Vec::new(),
        }
    }

    fn caught() -> Verdict {
        Verdict::Caught("a test".to_owned())
    }

    /// What is wrong with a list, when these were tried.
    fn stale(list: &str, tried: &[Tried]) -> String {
        Listed::parse(list)
            .unwrap()
            .stale(&target(), tried)
            .join("\n")
    }

    #[test]
    fn a_survivor_with_a_reason_is_in_order() {
        let listed = Listed::parse(LIST).unwrap();
        let survivor = tried("<", Verdict::Survived);
        assert!(listed.has(&survivor));
        assert!(!listed.has(&tried("==", Verdict::Survived)));
        assert!(listed.stale(&target(), &[survivor]).is_empty());
    }

    #[test]
    fn an_entry_whose_mutant_is_caught_is_stale() {
        let said = stale(
            LIST,
            &[tried("<", caught()), tried("==", Verdict::Survived)],
        );
        assert!(
            said.contains("replace >= with < in enough: a test catches it"),
            "{said}"
        );
    }

    #[test]
    fn an_entry_whose_mutant_does_not_compile_is_stale() {
        assert!(!stale(LIST, &[tried("<", Verdict::Unviable)]).is_empty());
    }

    #[test]
    fn an_entry_of_no_mutant_is_stale() {
        let said = stale(LIST, &[tried("==", Verdict::Survived)]);
        assert!(said.contains("there is no such mutant"), "{said}");
    }

    #[test]
    fn an_entry_that_fits_several_names_the_line() {
        let mut other = tried("<", caught());
        other.line = "loaves >= 3".to_owned();
        let survivor = tried("<", Verdict::Survived);
        let both = [survivor, other];
        let said = stale(LIST, &both);
        assert!(said.contains("say which is meant, by its line"), "{said}");
        let exact = LIST.replace("why", "line = \"loaves >= 2\"\nwhy");
        assert_eq!(stale(&exact, &both), "");
        let wrong = LIST.replace("why", "line = \"loaves >= 4\"\nwhy");
        assert!(stale(&wrong, &both).contains("(loaves >= 4): there is no such mutant"));
    }

    #[test]
    fn an_entry_of_another_target_is_left_to_it_and_one_of_none_is_named() {
        let list = LIST.replace("zip/bread", "zip/oven");
        let listed = Listed::parse(&list).unwrap();
        assert!(listed.stale(&target(), &[]).is_empty());
        let strays = |list: &str| {
            let listed = Listed::parse(list).unwrap();
            listed
                .strays(&Project::of_this_crate(), &[target()])
                .join("\n")
        };
        let said = strays(&list);
        assert!(
            said.contains("zip/oven/src/lib.rs") && said.contains("is not mutated"),
            "{said}"
        );
        assert_eq!(strays(LIST), "");
        let said = strays(&LIST.replace("why", "line = \"loaves >= 4\"\nwhy"));
        assert!(said.contains("has no such line"), "{said}");
    }

    #[test]
    fn the_list_of_the_book_is_in_order() {
        let project = Project::of_this_crate();
        let listings = Listing::all(&project).unwrap();
        let targets = targets::all(project.root(), &listings).unwrap();
        let strays = Listed::read(&project).unwrap().strays(&project, &targets);
        assert!(strays.is_empty(), "{}", strays.join("\n"));
    }

    #[test]
    fn an_entry_without_a_reason_is_an_error() {
        let list = LIST.replace("Nobody eats a second loaf.", " ");
        let error = Listed::parse(&list).unwrap_err().to_string();
        assert!(error.contains("says no why"), "{error}");
        let error = Listed::parse(&LIST.replace("why", "because")).unwrap_err();
        assert!(format!("{error:#}").contains("because"), "{error:#}");
    }
}
