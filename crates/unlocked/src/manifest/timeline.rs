//! `[package.metadata.timeline]`: what a drawing of a run shows.

use std::collections::BTreeMap;

use instrument::Hold;
use serde::Deserialize;

use super::assertion::Assertion;

/// `[package.metadata.timeline]` in the manifest of a listing.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// Why a listing that starts threads cannot be recorded.
    pub cannot: Option<String>,
    /// Whether the twin is drawn, too.
    pub python: bool,
    /// Other names for threads and objects; without any, those that the reader
    /// of its schedules sees.
    pub names: BTreeMap<String, String>,
    /// What a thread can hold beside locks.
    pub holds: Vec<Hold>,
    /// What is to be seen on the drawing...
    pub shows: Vec<Assertion>,
    /// ...and on that of the twin.
    pub python_shows: Vec<Assertion>,
}
