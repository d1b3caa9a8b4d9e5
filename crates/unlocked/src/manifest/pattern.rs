//! Regular expressions in manifests.

use std::ops::Deref;

use regex::Regex;
use serde::Deserialize;

/// A regular expression, the same as another if it is written the same.
///
/// ```
/// use unlocked::manifest::pattern::Pattern;
///
/// let pattern: Pattern = String::from(r"^value: \d$").try_into()?;
/// assert!(pattern.is_match("value: 1"));
/// # Ok::<(), regex::Error>(())
/// ```
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern(Regex);

impl TryFrom<String> for Pattern {
    type Error = regex::Error;

    fn try_from(pattern: String) -> Result<Self, regex::Error> {
        Regex::new(&pattern).map(Self)
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        &self.0
    }
}
