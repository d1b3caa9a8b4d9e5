//! `[package.metadata.schedules]`: what can come of a program.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::{Context, Result, bail, ensure};
use explore_std::End;
use serde::Deserialize;
use serde_json::Value;

use super::pattern::Pattern;

/// `[package.metadata.schedules]` in the manifest of a listing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Functions that are shown as one step until the reader opens them. A call
    /// of a library is one anyway.
    #[serde(default)]
    pub one_step: Vec<String>,
    /// Local variables to show.
    #[serde(default)]
    pub locals: Vec<String>,
    /// Other names for threads and objects.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// The outcome that the recorded `output.txt` shows; the first by default.
    pub shows: Option<String>,
    /// What can come of the program.
    #[serde(default)]
    pub outcome: Vec<Expected>,
    /// Whether waits may end for no reason.
    #[serde(default)]
    pub spurious: bool,
    /// After how many executions to give up.
    pub max_executions: Option<usize>,
}

/// An outcome that the manifest expects.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// What the page calls it.
    pub name: String,
    /// What is to be found in the complete output.
    pub prints: Option<Pattern>,
    /// How the program ends.
    #[serde(default)]
    pub ends: EndKind,
    /// Whether this is what the listing warns of.
    #[serde(default)]
    pub fails: bool,
}

/// How a program ends, without the particulars.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndKind {
    /// `main` returns.
    #[default]
    Finished,
    /// Threads wait for what will not happen.
    Deadlock,
    /// `main` panics.
    Panicked,
    /// Threads ask again and again for what will not change.
    Spins,
    /// `process::exit` is called.
    Exited,
    /// `process::abort` is called.
    Aborted,
}

impl EndKind {
    /// The kind of an end; none where a listing cannot end so.
    #[must_use]
    pub fn of(end: &End) -> Option<Self> {
        match end {
            End::Finished => Some(Self::Finished),
            End::Deadlock(_) => Some(Self::Deadlock),
            End::Panicked(_) => Some(Self::Panicked),
            End::Spins(_) => Some(Self::Spins),
            End::Exited(_) => Some(Self::Exited),
            End::Aborted => Some(Self::Aborted),
            // A schedule that was given up, or an end that no listing may name.
            _ => None,
        }
    }

    /// Whether the process of a real run goes on for ever.
    #[must_use]
    pub fn hangs(self) -> bool {
        matches!(self, Self::Deadlock | Self::Spins)
    }
}

impl Expected {
    fn fits(&self, kind: EndKind, output: &str) -> bool {
        let found = |pattern: &Pattern| pattern.is_match(output);
        self.ends == kind && self.prints.as_ref().is_none_or(found)
    }
}

/// As in the manifest: `"Deadlock" (ends = "deadlock")`.
impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ends = format!("{:?}", self.ends).to_lowercase();
        write!(f, "{:?} (ends = {ends:?}", self.name)?;
        if let Some(pattern) = self.prints.as_deref() {
            write!(f, ", prints = '{pattern}'")?;
        }
        write!(f, ")")
    }
}

impl Settings {
    /// Reads what stands under `[package.metadata.schedules]`.
    ///
    /// # Errors
    ///
    /// When a setting is misspelt, when no outcome is expected, when two have
    /// one name, or when `shows` names none of them.
    pub fn read(value: &Value) -> Result<Self> {
        let settings = Self::deserialize(value)?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<()> {
        ensure!(
            !self.outcome.is_empty(),
            "no outcome is expected; name what can come of the program, each in a \
             [[package.metadata.schedules.outcome]]"
        );
        let mut names = BTreeSet::new();
        for Expected { name, .. } in &self.outcome {
            ensure!(
                names.insert(name),
                "two outcomes are named {name:?}; name them apart"
            );
        }
        self.shown().map(|_| ())
    }

    /// The index of the outcome that the recorded output shows.
    ///
    /// # Errors
    ///
    /// When `shows` names none; the message lists those there are.
    pub fn shown(&self) -> Result<usize> {
        let Some(shows) = &self.shows else {
            return Ok(0);
        };
        let found = self.outcome.iter().position(|o| o.name == *shows);
        found.with_context(|| {
            let names: Vec<_> = self.outcome.iter().map(|o| o.name.as_str()).collect();
            format!("shows = {shows:?} names none of the outcomes {names:?}")
        })
    }

    /// The index of the one outcome that a complete schedule has come to.
    ///
    /// # Errors
    ///
    /// When it fits none, or several: a page could not say what it is.
    pub fn outcome_of(&self, end: &End, output: &str) -> Result<usize> {
        let Some(kind) = EndKind::of(end) else {
            bail!(
                "a schedule was given up because it is too long; bound the loops of the \
                 program. It had printed:\n{output}"
            );
        };
        let fits = |index: &usize| self.outcome[*index].fits(kind, output);
        let fitting: Vec<usize> = (0..self.outcome.len()).filter(fits).collect();
        let [one] = fitting[..] else {
            bail!("{}", self.misfit(&fitting, end, output));
        };
        Ok(one)
    }

    fn misfit(&self, fitting: &[usize], end: &End, output: &str) -> String {
        let list = |outcomes: Vec<&Expected>| {
            let lines = outcomes.iter().map(|o| format!("\n  {o}"));
            lines.collect::<String>()
        };
        let fault = match fitting {
            [] => format!(
                "fits none of the outcomes that the manifest expects:{}\nadd it, or mend the \
                 program",
                list(self.outcome.iter().collect())
            ),
            several => format!(
                "fits several of the outcomes that the manifest expects:{}\nlet `prints` tell \
                 them apart",
                list(several.iter().map(|i| &self.outcome[*i]).collect())
            ),
        };
        format!("what comes of a schedule {fault}\nend: {end}\noutput:\n{output}")
    }
}

#[cfg(test)]
mod tests {
    use explore_std::Blocked;
    use serde_json::json;

    use super::*;

    fn settings(value: Value) -> Settings {
        Settings::read(&value).unwrap()
    }

    fn refusal(value: Value) -> String {
        Settings::read(&value).unwrap_err().to_string()
    }

    fn race() -> Settings {
        settings(json!({ "outcome": [
            { "name": "Both count", "prints": "value: 2" },
            { "name": "One is lost", "prints": "value: 1", "fails": true },
            { "name": "Deadlock", "ends": "deadlock", "fails": true },
        ] }))
    }

    #[test]
    fn an_outcome_finishes_unless_it_says_otherwise() {
        let race = race();
        assert_eq!(race.outcome[0].ends, EndKind::Finished);
        assert!(!race.outcome[0].fails);
        assert_eq!(race.shown().unwrap(), 0);
    }

    #[test]
    fn an_end_fits_the_outcome_with_its_kind_and_its_output() {
        let race = race();
        assert_eq!(race.outcome_of(&End::Finished, "value: 1\n").unwrap(), 1);
        let stuck = End::Deadlock(vec![Blocked {
            thread: "first".into(),
            reason: "lock balance".into(),
        }]);
        assert_eq!(race.outcome_of(&stuck, "").unwrap(), 2);
    }

    #[test]
    fn an_end_that_nobody_expects_is_shown_with_its_output() {
        let error = race().outcome_of(&End::Finished, "value: 3\n").unwrap_err();
        let error = error.to_string();
        assert!(error.contains("fits none"), "{error}");
        assert!(error.contains("end: finished"), "{error}");
        assert!(error.contains("value: 3"), "{error}");
        assert!(
            error.contains("\"Deadlock\" (ends = \"deadlock\")"),
            "{error}"
        );
    }

    #[test]
    fn an_end_that_fits_two_outcomes_is_shown_with_both_and_no_other() {
        let error = race().outcome_of(&End::Finished, "value: 12, value: 2");
        let error = error.unwrap_err().to_string();
        assert!(error.contains("fits several"), "{error}");
        assert!(error.contains("Both count"), "{error}");
        assert!(error.contains("One is lost"), "{error}");
        assert!(!error.contains("\"Deadlock\""), "{error}");
    }

    #[test]
    fn a_schedule_that_was_given_up_is_no_outcome() {
        let error = race().outcome_of(&End::TooLong, "").unwrap_err();
        assert!(error.to_string().contains("bound the loops"), "{error}");
    }

    #[test]
    fn a_program_has_an_outcome() {
        let error = refusal(json!({ "locals": ["copy"] }));
        assert!(
            error.contains("[[package.metadata.schedules.outcome]]"),
            "{error}"
        );
    }

    #[test]
    fn outcomes_have_names_of_their_own() {
        let error = refusal(json!({ "outcome": [{ "name": "Done" }, { "name": "Done" }] }));
        assert!(error.contains("two outcomes are named \"Done\""), "{error}");
    }

    #[test]
    fn the_shown_outcome_is_one_of_them() {
        let outcome = json!([{ "name": "Done" }, { "name": "Lost" }]);
        let shows = |name: &str| json!({ "shows": name, "outcome": outcome });
        assert_eq!(settings(shows("Lost")).shown().unwrap(), 1);
        let error = refusal(shows("lost"));
        assert!(
            error.contains("\"lost\" names none of the outcomes [\"Done\""),
            "{error}"
        );
    }

    #[test]
    fn a_misspelt_setting_is_an_error() {
        let error = refusal(json!({ "one_step": ["update"], "outcome": [{ "name": "Done" }] }));
        assert!(error.contains("one-step"), "{error}");
        let error = refusal(json!({ "outcome": [{ "name": "Done", "print": "x" }] }));
        assert!(error.contains("prints"), "{error}");
        let error = refusal(json!({ "outcome": [{ "name": "Done", "prints": "(" }] }));
        assert!(error.contains("regex"), "{error}");
    }
}
