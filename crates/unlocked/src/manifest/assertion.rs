//! An assertion on a timeline: what it is to show.
//!
//! ```toml
//! [package.metadata.timeline]
//! shows = [
//!     { overlap = "sleep" },
//!     { at-most = 2, hold = "tables", reached = true, always = true },
//! ]
//! ```

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Error, Map, Value, from_value};
use timeline_std::{Ended, Kind};

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
/// use unlocked::manifest::Assertion;
///
/// let entry = json!({ "waits": "lock", "thread": "Ana", "always": true });
/// let assertion: Assertion = serde_json::from_value(entry)?;
/// assert!(assertion.always());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "Map<String, Value>")]
pub struct Assertion {
    pub(crate) predicate: Predicate,
    always: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Predicate {
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
}

/// Two threads are in spans of a kind at the same time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlap {
    /// The kind.
    pub overlap: Kind,
    /// The object, if it must be this one.
    pub object: Option<String>,
}

/// Never do more threads hold an object at the same time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AtMost {
    /// How many may.
    pub at_most: usize,
    /// What they hold.
    pub hold: String,
    /// Whether as many do, at some moment.
    #[serde(default)]
    pub reached: bool,
}

/// There is such a wait.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Waits {
    /// The kind.
    #[serde(deserialize_with = "a_wait")]
    pub waits: Kind,
    /// The object, if it must be this one.
    pub object: Option<String>,
    /// The thread, if it must be this one.
    pub thread: Option<String>,
    /// Whether it never ends.
    #[serde(default)]
    pub for_ever: bool,
}

fn a_wait<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
    let kind = Kind::deserialize(deserializer)?;
    if !kind.is_hold() {
        return Ok(kind);
    }
    Err(D::Error::custom(format!("{:?} is no wait", word(kind))))
}

/// The run ended so.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndedSo {
    /// How.
    pub ended: Ended,
}

/// No two threads beside main are at work at the same time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RunsAlone {
    #[serde(rename = "runs-alone", deserialize_with = "yes")]
    _yes: (),
}

/// Two threads beside main are.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RunTogether {
    #[serde(rename = "run-together", deserialize_with = "yes")]
    _yes: (),
}

fn yes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    match bool::deserialize(deserializer)? {
        true => Ok(()),
        false => Err(D::Error::custom("it is true, or leave it out")),
    }
}

/// As a manifest writes it: `hold-shared`.
pub(crate) fn word(kind: impl serde::Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        other => format!("{other:?}"),
    }
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
