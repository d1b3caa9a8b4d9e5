//! Does a recording show what the manifest says?
//!
//! ```toml
//! [package.metadata.timeline]
//! shows = [
//!     { overlap = "sleep" },
//!     { at-most = 2, hold = "tables", reached = true, always = true },
//! ]
//! ```

use serde::Deserialize;
use serde::de::Error as _;
use serde_json::{Error, Map, Value, from_value};
use timeline_std::Recording;

use super::view::View;

mod parallelism;
mod spans;

use parallelism::{RunTogether, RunsAlone};
use spans::{AtMost, EndedSo, Overlap, Waits};

/// What the manifest of a listing says that its timeline is to show.
///
/// | entry | what it says |
/// |---|---|
/// | `overlap = "sleep"` | two threads are in such a span at the same time; `object = "jobs"`: of this object |
/// | `at-most = 2, hold = "tables"` | never do more threads hold it at the same time; `reached = true`: but as many do |
/// | `waits = "lock"` | some thread is in such a wait; `object = "balance"`, `thread = "Ana"`, `for-ever = true` say in which |
/// | `runs-alone = true` | no two threads beside main are at work at the same time |
/// | `run-together = true` | two threads beside main are |
/// | `ended = "hung"` | the run ended so |
///
/// With `always = true` it is so in every run, else in the one that the page
/// shows.
///
/// ```
/// use serde_json::json;
/// use unlocked::timeline::assertions::Assertion;
///
/// let entry = json!({ "waits": "lock", "thread": "Ana", "always": true });
/// let assertion: Assertion = serde_json::from_value(entry)?;
/// assert!(assertion.always());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "Map<String, Value>")]
pub struct Assertion {
    predicate: Predicate,
    always: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Predicate {
    Overlap(Overlap),
    AtMost(AtMost),
    Waits(Waits),
    RunsAlone(RunsAlone),
    RunTogether(RunTogether),
    Ended(EndedSo),
}

/// The key by which each kind of entry is known.
const MEANINGS: [&str; 6] = [
    "overlap",
    "at-most",
    "waits",
    "runs-alone",
    "run-together",
    "ended",
];

impl TryFrom<Map<String, Value>> for Assertion {
    type Error = Error;

    fn try_from(mut entry: Map<String, Value>) -> Result<Self, Error> {
        let always = entry.remove("always").map_or(Ok(false), from_value)?;
        let meaning = MEANINGS.into_iter().filter(|m| entry.contains_key(*m));
        let meaning: Vec<&str> = meaning.collect();
        let entry = Value::Object(entry);
        let predicate = match meaning[..] {
            ["overlap"] => Predicate::Overlap(from_value(entry)?),
            ["at-most"] => Predicate::AtMost(from_value(entry)?),
            ["waits"] => Predicate::Waits(from_value(entry)?),
            ["runs-alone"] => Predicate::RunsAlone(from_value(entry)?),
            ["run-together"] => Predicate::RunTogether(from_value(entry)?),
            ["ended"] => Predicate::Ended(from_value(entry)?),
            _ => {
                let keys = MEANINGS.join(", ");
                let fault =
                    format!("an entry of `shows` has one of these keys, not {entry}: {keys}");
                return Err(Error::custom(fault));
            }
        };
        Ok(Self { predicate, always })
    }
}

impl Assertion {
    /// Whether it must hold in every run, and not only in the one that the
    /// page shows.
    #[must_use]
    pub fn always(&self) -> bool {
        self.always
    }

    /// Checks whether a recording shows it.
    ///
    /// The recording is one that [`check`](super::validate::check) accepts.
    ///
    /// # Errors
    ///
    /// What was recorded instead.
    pub fn holds(&self, recording: &Recording) -> Result<(), String> {
        let view = View(recording);
        match &self.predicate {
            Predicate::Overlap(predicate) => predicate.holds(view),
            Predicate::AtMost(predicate) => predicate.holds(view),
            Predicate::Waits(predicate) => predicate.holds(view),
            Predicate::RunsAlone(_) => parallelism::runs_alone(view),
            Predicate::RunTogether(_) => parallelism::run_together(view),
            Predicate::Ended(predicate) => predicate.holds(view),
        }
    }
}

/// Whether a recording shows it, or what it shows instead.
#[cfg(test)]
fn verdict(entry: Value, recording: &Recording) -> Result<(), String> {
    let assertion: Assertion = from_value(entry).expect("the entry is right");
    assertion.holds(recording)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal(entry: Value) -> String {
        from_value::<Assertion>(entry).unwrap_err().to_string()
    }

    #[test]
    fn an_entry_is_of_the_shown_run_unless_it_says_always() {
        let always = |entry| from_value::<Assertion>(entry).unwrap().always();
        assert!(!always(json!({ "ended": "hung" })));
        assert!(!always(json!({ "ended": "hung", "always": false })));
        assert!(always(json!({ "ended": "hung", "always": true })));
    }

    #[test]
    fn an_entry_has_one_meaning() {
        for entry in [
            json!({}),
            json!({ "always": true }),
            json!({ "never-overlap": "sleep" }),
            json!({ "overlap": "sleep", "waits": "lock" }),
        ] {
            let says = refusal(entry);
            assert!(says.contains("has one of these keys"), "{says}");
            assert!(says.ends_with("overlap, at-most, waits, runs-alone, run-together, ended"));
        }
    }

    #[test]
    fn a_misspelt_entry_is_an_error() {
        let says = refusal(json!({ "overlap": "sleep", "thread": "Ana" }));
        assert!(says.contains("expected `overlap` or `object`"), "{says}");
        let says = refusal(json!({ "overlap": "slept" }));
        assert!(says.contains("unknown variant `slept`"), "{says}");
        let says = refusal(json!({ "at-most": 2 }));
        assert!(says.contains("missing field `hold`"), "{says}");
        let says = refusal(json!({ "waits": "lock", "forever": true }));
        assert!(says.contains("`for-ever`"), "{says}");
        let says = refusal(json!({ "waits": "hold" }));
        assert!(says.contains("\"hold\" is no wait"), "{says}");
        let says = refusal(json!({ "runs-alone": false }));
        assert!(says.contains("leave it out"), "{says}");
        let says = refusal(json!({ "ended": "crashed" }));
        assert!(says.contains("unknown variant `crashed`"), "{says}");
        let says = refusal(json!({ "ended": "hung", "always": "yes" }));
        assert!(says.contains("expected a boolean"), "{says}");
    }
}
