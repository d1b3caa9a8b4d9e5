//! What the manifest of a listing says about its timeline.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::assertions::Assertion;

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
    pub holds: Vec<Holds>,
    /// What is to be seen on the drawing...
    pub shows: Vec<Assertion>,
    /// ...and on that of the twin.
    pub python_shows: Vec<Assertion>,
}

/// Something that is held from the return of one function to the call of
/// another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// What it is called.
    pub what: String,
    /// The function that takes it.
    pub from: String,
    /// The function that gives it back.
    pub to: String,
}
