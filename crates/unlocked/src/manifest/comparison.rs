//! Is what a program printed what the page shows?
//!
//! Where threads print, the order of lines differs from run to run. The page
//! shows one real run, and a listing says in its manifest what every other run
//! has in common with it: see [`Comparison`].

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use similar::TextDiff;

use super::pattern::Pattern;
use crate::wording::counted;

/// What two runs of a listing have in common.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Comparison {
    /// What the texts of both say.
    Text(TextComparison),
    /// That they are among those that the schedules of the listing allow, a hang
    /// where they do. In a manifest: `compare = "schedules"`.
    #[serde(deserialize_with = "the_word_schedules")]
    Schedules,
}

/// The same lines in the same order.
impl Default for Comparison {
    fn default() -> Self {
        Self::Text(TextComparison::Exact)
    }
}

/// What two texts have in common.
///
/// ```toml
/// [package.metadata.listing.compare]
/// threads = '^\w+'                        # the part of a line that names its thread
/// before = [["main: start", "worker: ready"]]
/// ```
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum TextComparison {
    /// The same lines in the same order; what holds when nothing is said.
    #[serde(skip_deserializing)]
    Exact,
    /// Each thread's lines in its own order, threads interleaved at will.
    Threads {
        /// A pattern that finds, in a line, the name of the thread that printed it.
        threads: Pattern,
        /// Pairs of whole lines, of which the first comes before the second.
        #[serde(default)]
        before: Vec<(String, String)>,
    },
    /// One of a set of complete outputs.
    Outcomes {
        /// The complete outputs that the program may print.
        outcomes: Vec<String>,
    },
}

fn the_word_schedules<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    match String::deserialize(deserializer)?.as_str() {
        "schedules" => Ok(()),
        other => Err(serde::de::Error::custom(format!(
            "compare = {other:?}; the one word it may be is \"schedules\""
        ))),
    }
}

/// The lines of each thread, in order; those in which the pattern finds no name
/// are under `""`.
fn split<'a>(pattern: &Pattern, text: &'a str) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut threads: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in text.lines() {
        let name = pattern.find(line).map_or("", |found| found.as_str());
        threads.entry(name).or_default().push(line);
    }
    threads
}

impl TextComparison {
    /// Compares what a run printed with what the page shows.
    ///
    /// # Errors
    ///
    /// What differs, in lines: `-` is on the page, `+` was printed.
    pub fn check(&self, shown: &str, printed: &str) -> Result<(), String> {
        match self {
            Self::Exact => same(shown, printed),
            Self::Threads { threads, before } => {
                same_threads(threads, shown, printed)?;
                in_order(before, shown).map_err(|e| format!("on the page, {e}"))?;
                in_order(before, printed).map_err(|e| format!("in this run, {e}"))
            }
            Self::Outcomes { outcomes } => {
                one_of(outcomes, shown).map_err(|e| format!("the page shows {e}"))?;
                one_of(outcomes, printed).map_err(|e| format!("this run printed {e}"))
            }
        }
    }
}

/// The same lines in the same order.
///
/// # Errors
///
/// What differs, in lines.
pub fn same(shown: &str, printed: &str) -> Result<(), String> {
    if shown == printed {
        return Ok(());
    }
    let diff = TextDiff::from_lines(shown, printed);
    let mut message = String::from("the output differs (- on the page, + printed):\n");
    for change in diff.iter_all_changes() {
        let line = change.value().trim_end_matches('\n');
        let _ = writeln!(message, "  {}{line}", change.tag());
    }
    Err(message)
}

fn same_threads(pattern: &Pattern, shown: &str, printed: &str) -> Result<(), String> {
    let (shown, printed) = (split(pattern, shown), split(pattern, printed));
    let names: std::collections::BTreeSet<_> = shown.keys().chain(printed.keys()).collect();
    for name in names {
        let lines = |threads: &BTreeMap<&str, Vec<&str>>| {
            threads
                .get(*name)
                .map_or(String::new(), |l| l.join("\n") + "\n")
        };
        same(&lines(&shown), &lines(&printed))
            .map_err(|e| format!("of the lines of thread {name:?}, {e}"))?;
    }
    Ok(())
}

fn in_order(rules: &[(String, String)], text: &str) -> Result<(), String> {
    for (first, second) in rules {
        let place = |wanted: &String| {
            text.lines()
                .position(|line| line == wanted)
                .ok_or_else(|| format!("the line {wanted:?} of a before-rule is missing:\n{text}"))
        };
        if place(first)? >= place(second)? {
            return Err(format!(
                "{first:?} does not come before {second:?}:\n{text}"
            ));
        }
    }
    Ok(())
}

fn one_of(outcomes: &[String], text: &str) -> Result<(), String> {
    if outcomes
        .iter()
        .any(|outcome| outcome.trim_end() == text.trim_end())
    {
        return Ok(());
    }
    Err(format!(
        "none of the {} that the manifest allows:\n{text}",
        counted(outcomes.len(), "output")
    ))
}
