//! Faults of the glossary.

use std::path::Path;

use super::read;

/// The page, in `src`.
const GLOSSARY: &str = "appendix/glossary.md";

/// Entries that a reader does not find where she looks for them: out of order,
/// there twice, or not set apart from their neighbours, so that Markdown takes
/// them for a part of these.
pub fn misplaced_terms(src: &Path) -> Vec<String> {
    let page = read(&src.join(GLOSSARY));
    let paragraphs: Vec<&str> = page.split("\n\n").map(str::trim).collect();
    let is_entry = |paragraph: &&&str| paragraph.contains("\n:");
    let entries: Vec<&str> = paragraphs.iter().filter(is_entry).copied().collect();
    if entries.is_empty() {
        return vec![format!("src/{GLOSSARY} has no entry")];
    }
    let joined = entries.iter().filter(|entry| entry.lines().count() != 2);
    let joined = joined.map(|entry| {
        format!("an entry is a term, a line of meaning, and an empty line, not:\n{entry}")
    });
    let neighbours = entries
        .windows(2)
        .map(|pair| [term(pair[0]), term(pair[1])]);
    let swapped = neighbours.filter(|[before, after]| sorted_as(before) >= sorted_as(after));
    let swapped =
        swapped.map(|[before, after]| format!("the term {after:?} stands behind {before:?}"));
    let faults = joined.chain(swapped);
    faults
        .map(|fault| format!("src/{GLOSSARY}: {fault}"))
        .collect()
}

fn term(entry: &str) -> &str {
    entry.lines().next().unwrap_or_default()
}

/// Letter by letter up to a comma, as a dictionary is: spaces, hyphens,
/// backticks and capitals do not count.
fn sorted_as(term: &str) -> String {
    let first = term.split(',').next().unwrap_or_default();
    let letters = first.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
