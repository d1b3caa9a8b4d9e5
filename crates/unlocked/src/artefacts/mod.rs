//! The artefacts of a listing: what is recorded of it, checked, and shown.
//!
//! Each artefact is one file here and one row of [`ALL`]. The file says when a
//! listing has it, how it is recorded, how it is checked, and how it stands on a
//! page. `cargo book record`, its `--help`, the tests and CONTRIBUTING.md all
//! go by the table.
//!
//! | module | what they share |
//! |---|---|
//! | `artefact` | what a row of the table says |
//! | [`builds`] | the programs of a book, each kind built when it is first needed |
//! | [`recorder`] | writing what is new, with what changes and what would be lost |
//! | [`change`] | what a recording changes in a file |
//! | [`assertions`] | is what was recorded what the page says of it? |
//! | [`verdict`] | what comes of a run, and is it what the page shows? |
//! | [`snippet`] | a figure with a file in it |

pub mod alone;
mod artefact;
pub mod assertions;
pub mod builds;
pub mod change;
pub mod library;
pub mod model_tests;
pub mod output;
pub mod recorder;
pub mod refused;
pub mod schedules;
pub mod snippet;
pub mod timeline;
pub mod twin;
pub mod verdict;
pub mod width;

use anyhow::{Result, bail};

pub use artefact::{Artefact, Check, Snippet};

use crate::book::{Listing, Project};

/// All artefacts, in the order in which they are recorded: what may come of a
/// run is read from the schedules.
pub const ALL: &[Artefact] = &[
    schedules::ARTEFACT,
    model_tests::ARTEFACT,
    output::ARTEFACT,
    twin::ARTEFACT,
    timeline::ARTEFACT,
    refused::ARTEFACT,
    library::ARTEFACT,
    width::ARTEFACT,
    alone::ARTEFACT,
];

/// The artefacts that a listing has.
pub fn of(listing: &Listing) -> impl Iterator<Item = &'static Artefact> {
    ALL.iter().filter(|artefact| (artefact.applies)(listing))
}

/// The checks of a listing, each a test.
pub fn checks(listing: &Listing) -> Vec<&'static Check> {
    let checks = of(listing).flat_map(|artefact| artefact.checks);
    let checks = checks.filter(|check| (check.applies)(listing));
    checks.chain([&SNIPPETS]).collect()
}

/// The page snippets of all artefacts.
const SNIPPETS: Check = Check {
    name: "snippets",
    applies: |_| true,
    run: |listing, builds| check_snippets(builds.project(), listing),
};

/// The snippets of a listing: each file and its text.
///
/// # Errors
///
/// When `book.toml` names no repository to link the files in, and when what a
/// snippet is made from cannot be read.
pub fn snippets(project: &Project, listing: &Listing) -> Result<Vec<(&'static str, String)>> {
    let snippets = of(listing).filter_map(|artefact| artefact.snippet);
    snippets
        .filter(|snippet| (snippet.applies)(listing))
        .map(|snippet| Ok((snippet.file, (snippet.text)(project, listing)?)))
        .collect()
}

/// The snippets by which the listing stands on a page are those that
/// `cargo book record` writes.
///
/// # Errors
///
/// The first that is not.
pub fn check_snippets(project: &Project, listing: &Listing) -> Result<()> {
    for (file, text) in snippets(project, listing)? {
        if listing.read(file)? != text {
            bail!(listing.stale(file, "it is not as the command writes it"));
        }
    }
    Ok(())
}

/// The artefacts as rows of Markdown, for CONTRIBUTING.md.
#[must_use]
pub fn table() -> String {
    let code = |name: &str| format!("`{name}`");
    let list = |names: Vec<String>| names.join(", ");
    let rows = ALL.iter().map(|artefact| {
        let snippet = artefact.snippet.map(|snippet| snippet.file);
        let files = artefact.recorded.iter().copied().chain(snippet);
        let checks = artefact.checks.iter().map(|check| code(check.name));
        format!(
            "| {} | {} | {} | {} |\n",
            artefact.name,
            artefact.about,
            list(files.map(code).collect()),
            list(checks.collect())
        )
    });
    let head = "| artefact | what it is | files | tests |\n|---|---|---|---|\n";
    head.to_owned() + &rows.collect::<String>()
}

/// The artefacts as lines of a help text: what writes which files.
#[must_use]
pub fn help() -> String {
    let recorded = ALL
        .iter()
        .filter(|artefact| !artefact.recorded.is_empty() || artefact.snippet.is_some());
    let lines = recorded.map(|artefact| {
        let snippet = artefact.snippet.map(|snippet| snippet.file);
        let files: Vec<&str> = artefact.recorded.iter().copied().chain(snippet).collect();
        format!("  {:<13}{}", artefact.name, files.join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;

    fn contributing() -> String {
        let project = Project::of_this_crate();
        fs::read_to_string(project.root().join("CONTRIBUTING.md")).unwrap()
    }

    #[test]
    fn contributing_has_the_table() {
        let table = table();
        let has = contributing().contains(&table);
        assert!(has, "CONTRIBUTING.md is to have this table:\n{table}");
    }

    /// The second cell of each row says where to go.
    #[test]
    fn contributing_sends_nobody_to_what_is_not_there() {
        let project = Project::of_this_crate();
        let text = contributing();
        let (_, ways) = text.split_once("| to add or change | go to |").unwrap();
        let (ways, _) = ways.split_once("\n\n").unwrap();
        let named = ways.split('`').skip(1).step_by(2);
        let paths: Vec<&str> = named.filter(|name| name.contains('/')).collect();
        assert!(paths.len() > 10, "{paths:?}");
        for path in paths {
            let inside = project.root().join("crates/unlocked/src").join(path);
            let found = project.root().join(path).exists() || inside.exists();
            assert!(found, "CONTRIBUTING.md names {path}, which is not there");
        }
    }

    #[test]
    fn no_two_checks_or_files_have_one_name() {
        let mut names = BTreeSet::new();
        let mut files = BTreeSet::new();
        for artefact in ALL {
            for check in artefact.checks {
                assert!(names.insert(check.name), "{}", check.name);
            }
            let snippet = artefact.snippet.map(|snippet| snippet.file);
            for file in artefact.recorded.iter().copied().chain(snippet) {
                assert!(files.insert(file), "{file}");
            }
        }
        assert!(names.insert(SNIPPETS.name));
    }
}
