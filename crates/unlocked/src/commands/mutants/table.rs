//! The table of *How this book is tested*: how many mutants are caught.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;

use super::listed::Tried;
use super::trial::Verdict;
use crate::book::Project;

/// What the page includes.
pub const FILE: &str = "tests/mutants.md";

const HEAD: &str = "\
<!-- Written by `cargo book mutants`. -->
| code | mutants | caught | of these by a hang that has a name | known and left | percent caught | on |
|---|--:|--:|--:|--:|--:|---|
";

/// How many mutants of a target came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    caught: usize,
    hung: usize,
    survived: usize,
}

impl Counts {
    /// Those that compile.
    #[must_use]
    pub fn of(tried: &[Tried]) -> Self {
        let mut counts = Self::default();
        for tried in tried {
            match tried.verdict {
                Verdict::Unviable => {}
                Verdict::Caught(_) => counts.caught += 1,
                Verdict::Hung(_) => counts.hung += 1,
                Verdict::Survived => counts.survived += 1,
            }
        }
        counts
    }

    fn row(self, name: &str, date: &str) -> String {
        let caught = self.caught + self.hung;
        let all = caught + self.survived;
        // Rounded down: 100 says that none is left.
        let percent = (100 * caught).checked_div(all).unwrap_or(100);
        format!(
            "| {name} | {all} | {caught} | {} | {} | {percent} | {date} |",
            self.hung, self.survived
        )
    }
}

/// Puts the row of a target into the table of a book.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write(project: &Project, name: &str, counts: Counts, date: &str) -> Result<()> {
    let path = project.root().join(FILE);
    let old = fs::read_to_string(&path).unwrap_or_default();
    fs::write(path, with_row(&old, name, &counts.row(name, date)))?;
    Ok(())
}

/// A table with a row in the place of the one for the same target.
fn with_row(table: &str, name: &str, row: &str) -> String {
    let mut rows: BTreeMap<&str, &str> = BTreeMap::new();
    let old = table.lines().filter(|line| line.ends_with(" |"));
    for old in old.skip(1) {
        let cell = old.trim_start_matches("| ").split(" |").next();
        rows.insert(cell.unwrap_or_default(), old);
    }
    rows.insert(name, row);
    let rows: Vec<&str> = rows.into_values().collect();
    format!("{HEAD}{}\n", rows.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTS: Counts = Counts {
        caught: 195,
        hung: 3,
        survived: 2,
    };

    #[test]
    fn a_row_tells_what_came_of_a_target() {
        assert_eq!(
            COUNTS.row("zip/bread", "2026-11-29"),
            "| zip/bread | 200 | 198 | 3 | 2 | 99 | 2026-11-29 |"
        );
    }

    #[test]
    fn a_new_row_replaces_that_of_the_same_target_alone() {
        let row = |name: &str, date: &str| COUNTS.row(name, date);
        let table = with_row("", "zip/oven", &row("zip/oven", "Monday"));
        let table = with_row(&table, "zip/bread", &row("zip/bread", "Monday"));
        let table = with_row(&table, "zip/oven", &row("zip/oven", "Tuesday"));
        let rows = [row("zip/bread", "Monday"), row("zip/oven", "Tuesday")];
        assert_eq!(table, format!("{HEAD}{}\n", rows.join("\n")));
    }
}
