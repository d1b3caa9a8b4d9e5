//! `[package.metadata.listing]`: how outputs are compared, and what they show.

use serde::Deserialize;

use super::comparison::Comparison;
use super::pattern::Pattern;

/// `[package.metadata.listing]` in the manifest of a listing.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// How the output of a run is compared with `output.txt` and `python.txt`.
    pub compare: Comparison,
    /// `false` for a listing that has no Python twin; a comment says why.
    pub python: Option<bool>,
    /// Complete outputs that the twin may come to, too, and the program never
    /// does; the page says why.
    pub python_alone: Vec<String>,
    /// The error code that `refused.rs` must fail with, such as `E0382`.
    pub refused: Option<String>,
    /// What is to be found in `output.txt`, because the page rests on it...
    pub shows: Vec<Pattern>,
    /// ...in `python.txt`...
    pub python_shows: Vec<Pattern>,
    /// ...and in `refused.txt`.
    pub refused_shows: Vec<Pattern>,
    /// How long one run may take, in seconds; 10 by default.
    pub limit_seconds: Option<u64>,
}
