//! Matching a real run: a depth-first search for a schedule that prints what it
//! printed and ends as it did.

use std::collections::{BTreeSet, HashSet};

use anyhow::{Result, bail, ensure};

use crate::manifest::schedules::Settings;
use crate::schedules::format::{Next, Schedules};

impl Schedules {
    /// The index of the outcome of a real run that printed `output` and then
    /// ended, or hung.
    ///
    /// A run may hang only where the manifest says that the program does.
    ///
    /// # Errors
    ///
    /// When no schedule prints this and comes to such an end; the message says
    /// how far there is one.
    pub fn match_run(&self, output: &str, hung: bool, settings: &Settings) -> Result<usize> {
        ensure!(
            self.outcomes.len() == settings.outcome.len(),
            "schedules.json has other outcomes than the manifest; write it again with: cargo \
             book record {}",
            self.listing
        );
        let mut furthest = 0;
        let mut instead = BTreeSet::new();
        let mut seen = HashSet::from([(0, 0)]);
        let mut stack = vec![(0, 0)];
        while let Some((state, matched)) = stack.pop() {
            if matched > furthest {
                furthest = matched;
                instead.clear();
            }
            if let Next::End(outcome) = self.states[state].next {
                let hangs = settings.outcome[outcome].ends.hangs();
                if matched == output.len() && hangs == hung {
                    return Ok(outcome);
                }
                if matched == furthest {
                    instead.insert(ending(hangs, &self.outcomes[outcome].name));
                }
            }
            for step in self.steps(state) {
                let printed = self.printed(step);
                if output[matched..].starts_with(printed) {
                    let next = (step.to, matched + printed.len());
                    if seen.insert(next) {
                        stack.push(next);
                    }
                } else if matched == furthest {
                    instead.insert(format!("prints {printed:?}"));
                }
            }
        }
        bail!(mismatch(
            &output[..furthest],
            &output[furthest..],
            hung,
            &instead
        ))
    }
}

fn ending(hangs: bool, name: &str) -> String {
    let verb = if hangs { "hangs" } else { "ends" };
    format!("{verb}: {name}")
}

fn mismatch(before: &str, after: &str, hung: bool, instead: &BTreeSet<String>) -> String {
    let run = match (after.split_inclusive('\n').next(), hung) {
        (Some(line), _) => format!("prints {line:?}"),
        (None, true) => "hangs".to_owned(),
        (None, false) => "ends".to_owned(),
    };
    let before = match before {
        "" => "at the start".to_owned(),
        text => format!("after\n{text}"),
    };
    let schedules = instead.iter().map(|s| format!("\n  {s}"));
    format!(
        "no schedule does what this run did: {before}\nthe run {run}, where a schedule{}",
        schedules.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedules::testing::{Program, join, opposite_locks, print};

    fn matched(program: &Program, output: &str, hung: bool) -> Result<usize> {
        let settings = program.settings();
        program.schedules().match_run(output, hung, &settings)
    }

    /// Two threads print two lines each; main prints the last.
    fn lines() -> Program {
        let lines = |a, b| vec![print(a), print(b)];
        let main = vec![join(1), join(2), print("end\n")];
        Program::new(&[
            ("main", main),
            ("first", lines("a1\n", "a2\n")),
            ("second", lines("b1\n", "b2\n")),
        ])
    }

    fn refusal(output: &str, hung: bool) -> String {
        matched(&lines(), output, hung).unwrap_err().to_string()
    }

    #[test]
    fn each_order_that_the_threads_allow_is_a_run() {
        for output in ["a1\na2\nb1\nb2\nend\n", "b1\na1\nb2\na2\nend\n"] {
            assert_eq!(matched(&lines(), output, false).unwrap(), 0);
        }
    }

    #[test]
    fn a_lost_line_is_no_run() {
        let error = refusal("a1\nb1\nb2\nend\n", false);
        assert!(error.contains("after\na1\nb1\nb2\n"), "{error}");
        assert!(error.contains("the run prints \"end\\n\""), "{error}");
        assert!(error.contains("prints \"a2\\n\""), "{error}");
        assert!(refusal("a1\na2\nb1\nb2\n", false).contains("the run ends"));
    }

    #[test]
    fn a_swapped_line_is_no_run() {
        let error = refusal("a2\na1\nb1\nb2\nend\n", false);
        assert!(error.contains("at the start"), "{error}");
        refusal("a1\na2\nb1\nend\nb2\n", false);
    }

    #[test]
    fn an_extra_line_is_no_run() {
        let error = refusal("a1\na2\nb1\nb2\nend\nend\n", false);
        assert!(error.contains("ends: Done"), "{error}");
        refusal("a1\na1\na2\nb1\nb2\nend\n", false);
    }

    #[test]
    fn a_changed_or_a_cut_line_is_no_run() {
        refusal("a1\na2\nb1\nb2\nEnd\n", false);
        refusal("a1\na2\nb1\nb2\nend", false);
        refusal("", false);
    }

    #[test]
    fn a_run_hangs_only_where_there_is_a_deadlock() {
        let error = refusal("a1\na2\nb1\nb2\nend\n", true);
        assert!(error.contains("the run hangs, where"), "{error}");
        let locks = opposite_locks();
        assert_eq!(matched(&locks, "done\n", false).unwrap(), 0);
        assert_eq!(matched(&locks, "", true).unwrap(), 1);
        assert!(matched(&locks, "done\n", true).is_err());
        let error = matched(&locks, "", false).unwrap_err().to_string();
        assert!(error.contains("hangs: Deadlock"), "{error}");
    }

    #[test]
    fn a_manifest_with_other_outcomes_is_refused() {
        let error = opposite_locks()
            .schedules()
            .match_run("", true, &lines().settings());
        let error = error.unwrap_err().to_string();
        assert!(
            error.contains("other outcomes than the manifest"),
            "{error}"
        );
    }
}
