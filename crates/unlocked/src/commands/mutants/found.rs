//! The mutants that cargo-mutants finds.

use std::process::Command;
use std::time::Duration;
use std::{fmt, fs};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use super::targets::Target;
use crate::book::Project;
use crate::cargo::build;

/// The version that is asked: another finds other mutants.
pub const VERSION: &str = "27.1.0";

/// Reading the sources takes seconds.
const LIMIT: Duration = Duration::from_secs(120);

/// A change of the code that a test should notice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Mutant {
    /// The file, from the root of the book.
    pub file: String,
    /// `listings/zip/bread/src/lib.rs:7:9: replace < with <= in bake`
    name: String,
    replacement: String,
    span: Span,
    /// What the change looks like, as `diff` writes it.
    diff: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
struct Span {
    start: Place,
    end: Place,
}

/// A line and a character in it, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

/// The mutants of a target.
///
/// # Errors
///
/// When a file of the target is not there, and when cargo-mutants fails.
pub fn find(project: &Project, target: &Target) -> Result<Vec<Mutant>> {
    target.check_files(project.root())?;
    let mut cargo = build::cargo();
    cargo
        .args(["mutants", "--list", "--json", "--no-config"])
        .args(["--package", &target.package, "--exclude", "**/main.rs"])
        .current_dir(project.root());
    for file in &target.files {
        cargo.args(["--file", &glob(project, file)]);
    }
    let output = bounded::output(&mut cargo, LIMIT)?;
    ensure!(
        output.status.success(),
        "cargo mutants finds nothing in {}:\n{}",
        target.name,
        String::from_utf8_lossy(&output.stderr)
    );
    parse(&output.stdout).with_context(|| target.name.clone())
}

fn glob(project: &Project, file: &str) -> String {
    match project.root().join(file).is_dir() {
        true => format!("{file}/**"),
        false => file.to_owned(),
    }
}

fn parse(json: &[u8]) -> Result<Vec<Mutant>> {
    serde_json::from_slice(json).context("cargo mutants lists its mutants in another form")
}

/// cargo-mutants is there, and of that [`VERSION`].
///
/// # Errors
///
/// When it is not; the message says how to install it.
pub fn check_version() -> Result<()> {
    let mut command: Command = build::cargo();
    let output = bounded::output(command.args(["mutants", "--version"]), LIMIT)?;
    let said = String::from_utf8_lossy(&output.stdout);
    match said.trim() {
        found if found == format!("cargo-mutants {VERSION}") => Ok(()),
        found => {
            let found = if found.is_empty() { "none" } else { found };
            bail!(
                "cargo-mutants {VERSION} is needed, and {found} is installed; install it with: \
                 cargo install cargo-mutants --version {VERSION} --locked"
            )
        }
    }
}

impl Mutant {
    /// What is changed, and in which function: `replace < with <= in bake`.
    #[must_use]
    pub fn change(&self) -> &str {
        let place = format!(
            "{}:{}:{}: ",
            self.file, self.span.start.line, self.span.start.column
        );
        self.name.strip_prefix(&place).unwrap_or(&self.name)
    }

    /// The line of `source`, the text of its file, that it changes first.
    #[must_use]
    pub fn line<'a>(&self, source: &'a str) -> &'a str {
        let line = source.lines().nth(self.span.start.line - 1);
        line.unwrap_or_default().trim()
    }

    /// `source`, the text of its file, with the change.
    ///
    /// # Errors
    ///
    /// When that is not what cargo-mutants says that it looks like.
    pub fn apply(&self, source: &str) -> Result<String> {
        let offset = |place: Place| offset(source, place);
        let span = offset(self.span.start).zip(offset(self.span.end));
        let (start, end) = span.with_context(|| format!("{self}: the file is shorter"))?;
        let changed = format!(
            "{}{} /* ~ changed by cargo-mutants ~ */{}",
            &source[..start],
            self.replacement,
            &source[end..]
        );
        let added = (self.diff.lines().skip(2)).filter_map(|line| line.strip_prefix('+'));
        for line in added {
            let is_there = changed.lines().any(|changed| changed == line);
            ensure!(
                is_there,
                "{self}: the change does not make the line\n{line}"
            );
        }
        Ok(changed)
    }

    /// Changes the file in a copy of the book, until what is returned is dropped.
    ///
    /// # Errors
    ///
    /// Those of [`apply`](Self::apply), and when the file cannot be written.
    pub fn make(&self, copy: &Project) -> Result<Made> {
        let path = copy.root().join(&self.file);
        let source = fs::read_to_string(&path)?;
        fs::write(&path, self.apply(&source)?)?;
        Ok(Made { path, source })
    }
}

/// `listings/zip/bread/src/lib.rs:7: replace < with <= in bake`
impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}",
            self.file,
            self.span.start.line,
            self.change()
        )
    }
}

/// A mutant that is in its file.
#[derive(Debug)]
pub struct Made {
    path: std::path::PathBuf,
    source: String,
}

impl Drop for Made {
    fn drop(&mut self) {
        // The next copy of the book mends what could not be written.
        let _ = fs::write(&self.path, &self.source);
    }
}

/// Where a place is, in bytes.
fn offset(text: &str, place: Place) -> Option<usize> {
    let mut start = 0;
    for _ in 1..place.line {
        start += text[start..].find('\n')? + 1;
    }
    let line = text[start..].lines().next().unwrap_or_default();
    let mut ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    ends.nth(place.column - 1).map(|at| start + at)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub const SOURCE: &str = "\
//! Bread — warm.
pub fn enough(loaves: u32) -> bool {
    loaves >= 2
}
";

    /// What `cargo mutants --list --json` says of [`SOURCE`], in part.
    pub fn mutant(replacement: &str) -> Mutant {
        let json = format!(
            r#"[{{
              "file": "listings/zip/bread/src/lib.rs",
              "function": {{"function_name": "enough"}},
              "genre": "BinaryOperator",
              "name": "listings/zip/bread/src/lib.rs:3:12: replace >= with {replacement} in enough",
              "package": "zip-bread",
              "replacement": "{replacement}",
              "span": {{
                "end": {{"column": 14, "line": 3}},
                "start": {{"column": 12, "line": 3}}
              }},
              "diff": "--- a\n+++ b\n@@ -2 +2 @@\n-    loaves >= 2\n+    loaves {replacement} /* ~ changed by cargo-mutants ~ */ 2\n"
            }}]"#
        );
        parse(json.as_bytes()).unwrap().remove(0)
    }

    #[test]
    fn a_mutant_is_told_by_file_line_and_change() {
        let mutant = mutant("<");
        assert_eq!(mutant.change(), "replace >= with < in enough");
        assert_eq!(mutant.line(SOURCE), "loaves >= 2");
        assert_eq!(
            mutant.to_string(),
            "listings/zip/bread/src/lib.rs:3: replace >= with < in enough"
        );
    }

    #[test]
    fn a_mutant_is_put_where_it_belongs() {
        let changed = mutant("<").apply(SOURCE).unwrap();
        let line = "    loaves < /* ~ changed by cargo-mutants ~ */ 2";
        assert_eq!(changed, SOURCE.replace("    loaves >= 2", line));
    }

    #[test]
    fn a_mutant_of_another_text_is_an_error() {
        let other = SOURCE.replace(">=", "  >=");
        let error = mutant("<").apply(&other).unwrap_err().to_string();
        assert!(error.contains("does not make the line"), "{error}");
        assert!(mutant("<").apply("").is_err());
    }

    #[test]
    fn another_form_is_an_error() {
        assert!(parse(b"{}").is_err());
    }
}
