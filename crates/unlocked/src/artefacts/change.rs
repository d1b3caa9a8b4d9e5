//! What recording changes in a file, and what is lost by it.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use anyhow::{Result, bail};
use similar::TextDiff;

use crate::schedules::Schedules;
use crate::wording::counted;

/// What becomes of lines that a recording would lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Losses {
    /// They go.
    Accept,
    /// Somebody sits at a terminal and decides.
    Ask,
    /// They stay, and so does the rest of their file.
    Refuse,
}

/// The new text of a recorded file, beside the one that is there.
#[derive(Debug)]
pub struct Change<'a> {
    file: &'a str,
    old: String,
    new: String,
}

impl<'a> Change<'a> {
    /// The change of `file`, such as `listings/zip/pairs/output.txt`, in what a
    /// reader sees. Of a recorded run nothing is compared: another run is
    /// another one in every line, and its drawing with it.
    #[must_use]
    pub fn new(file: &'a str, old: &str, new: &str) -> Option<Self> {
        let read = |text| read_by_a_reader(file, text);
        let (old, new) = (read(old)?, read(new)?);
        Some(Self { file, old, new })
    }

    /// The lines that differ, as a unified diff.
    #[must_use]
    pub fn diff(&self) -> String {
        TextDiff::from_lines(&self.old, &self.new)
            .unified_diff()
            .context_radius(1)
            .header(self.file, "recorded now")
            .to_string()
    }

    /// The lines that nothing stands for any more: more are deleted in their
    /// place than come, and they have not moved to another.
    #[must_use]
    pub fn lost(&self) -> Vec<&str> {
        let diff = TextDiff::from_lines(&self.old, &self.new);
        let old: Vec<&str> = self.old.lines().collect();
        let new: Vec<&str> = self.new.lines().collect();
        let changes = diff
            .ops()
            .iter()
            .filter(|op| op.tag() != similar::DiffTag::Equal);
        let mut come: BTreeMap<&str, usize> = BTreeMap::new();
        for op in changes.clone() {
            for line in &new[op.new_range()] {
                *come.entry(line).or_default() += 1;
            }
        }
        let mut lost = Vec::new();
        for op in changes.filter(|op| op.old_range().len() > op.new_range().len()) {
            for line in &old[op.old_range()] {
                match come.get_mut(line) {
                    Some(left) if *left > 0 => *left -= 1,
                    _ => lost.push(*line),
                }
            }
        }
        lost
    }

    /// Whether the change may be made.
    ///
    /// # Errors
    ///
    /// When lines are lost, and nobody wants it so; the message names them and
    /// says how to let them go.
    pub fn allow(&self, losses: Losses, record: &str) -> Result<()> {
        let lost = self.lost();
        if lost.is_empty() || losses == Losses::Accept {
            return Ok(());
        }
        let (file, lines) = (self.file, counted(lost.len(), "line"));
        if losses == Losses::Ask {
            let question = format!("{file} loses {lines}. Write it all the same? [y/N] ");
            let is_yes = is_yes(
                &question,
                &mut std::io::stdin().lock(),
                &mut std::io::stderr(),
            )?;
            if is_yes {
                return Ok(());
            }
        }
        bail!(
            "{file} would lose {lines}, and was left as it is:\n  {}\n\
             If they are to go: {record} --accept-losses",
            lost.join("\n  ")
        )
    }
}

/// Puts a question, and whether the answer is yes. No answer is none.
fn is_yes(question: &str, answers: &mut impl BufRead, to: &mut impl Write) -> Result<bool> {
    write!(to, "{question}")?;
    to.flush()?;
    let mut answer = String::new();
    answers.read_line(&mut answer)?;
    let answer = answer.trim().to_lowercase();
    Ok(answer == "y" || answer == "yes")
}

/// What a reader sees of a recorded file, in lines.
fn read_by_a_reader(file: &str, text: &str) -> Option<String> {
    if file.ends_with(".txt") || file.ends_with(".md") {
        return Some(text.to_owned());
    }
    if file.ends_with("/schedules.json") {
        return Schedules::parse(text)
            .ok()
            .map(|schedules| schedules.summary());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(old: &str, new: &str) -> Change<'static> {
        Change::new("listings/zip/bread/output.txt", old, new).unwrap()
    }

    #[test]
    fn a_line_that_is_deleted_is_lost() {
        assert_eq!(change("a\nb\nc\n", "a\nc\n").lost(), ["b"]);
        assert_eq!(change("a\nb\n", "").lost(), ["a", "b"]);
    }

    #[test]
    fn a_line_that_comes_elsewhere_makes_up_for_none() {
        let change = change(
            "debug\n  add\nrelease\n  inc\n",
            "debug\n  add\n  jump\nrelease\n",
        );
        assert_eq!(change.lost(), ["  inc"]);
    }

    #[test]
    fn a_line_that_changes_or_moves_is_not_lost() {
        assert_eq!(change("a 1\nb\n", "a 2\nb\n").lost(), Vec::<&str>::new());
        assert_eq!(change("a\nb\nc\n", "b\nc\na\n").lost(), Vec::<&str>::new());
        assert_eq!(change("a\n", "a\nb\n").lost(), Vec::<&str>::new());
    }

    #[test]
    fn the_change_is_shown_with_the_file() {
        let diff = change("a\nb 1\n", "a\nb 2\n").diff();
        for line in ["--- listings/zip/bread/output.txt", " a", "-b 1", "+b 2"] {
            assert!(
                diff.lines().any(|found| found == line),
                "no {line} in:\n{diff}"
            );
        }
    }

    #[test]
    fn what_is_lost_is_named_with_the_way_to_let_it_go() {
        let change = change("a\nb\n", "a\n");
        change.allow(Losses::Accept, "").unwrap();
        let error = change.allow(Losses::Refuse, "cargo book record zip/bread");
        let error = error.unwrap_err().to_string();
        assert!(
            error.contains("zip/bread/output.txt would lose 1 line,"),
            "{error}"
        );
        assert!(error.contains("\n  b\n"), "{error}");
        assert!(
            error.contains("cargo book record zip/bread --accept-losses"),
            "{error}"
        );
    }

    #[test]
    fn only_yes_is_yes() {
        for (answer, is) in [
            ("y\n", true),
            ("Yes\n", true),
            ("\n", false),
            ("", false),
            ("n\n", false),
        ] {
            let mut asked = Vec::new();
            assert_eq!(
                is_yes("Sure? ", &mut answer.as_bytes(), &mut asked).unwrap(),
                is,
                "{answer:?}"
            );
            assert_eq!(asked, b"Sure? ");
        }
    }

    #[test]
    fn a_recorded_run_is_not_compared() {
        assert!(Change::new("listings/zip/bread/timeline.json", "{}", "{ }").is_none());
    }
}
