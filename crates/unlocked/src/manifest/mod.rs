//! The manifest of a listing: every setting that its `Cargo.toml` may have.
//!
//! | module | table |
//! |---|---|
//! | [`listing`] | `[package.metadata.listing]` |
//! | [`comparison`] | its key `compare` |
//! | [`schedules`] | `[package.metadata.schedules]` |
//! | [`timeline`] | `[package.metadata.timeline]` |
//! | [`assertion`] | its keys `shows` and `python-shows` |
//! | [`pattern`] | the regular expressions in all of them |

pub mod assertion;
pub mod comparison;
pub mod listing;
pub mod pattern;
pub mod schedules;
pub mod timeline;

use anyhow::{Context, Result};
use cargo_metadata::Package;
use serde::Deserialize;
use serde_json::Value;

pub use assertion::Assertion;
pub use comparison::Comparison;
pub use pattern::Pattern;

/// What the manifest of a listing says, beside what cargo reads.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Manifest {
    /// How its outputs are compared, and what its page rests on.
    pub listing: listing::Settings,
    /// What can come of it, if it is explored.
    pub schedules: Option<schedules::Settings>,
    /// What a drawing of a run shows.
    pub timeline: timeline::Settings,
}

impl Manifest {
    /// Reads the settings of a package.
    ///
    /// # Errors
    ///
    /// When one is misspelt or is no value that it may have; the message names
    /// its table.
    pub fn read(package: &Package) -> Result<Self> {
        let table = |name: &str| Some(&package.metadata[name]).filter(|value| !value.is_null());
        let in_table = |name: &str| format!("[package.metadata.{name}]");
        fn settings<T: Default + for<'de> Deserialize<'de>>(table: Option<&Value>) -> Result<T> {
            Ok(table.map_or(Ok(T::default()), T::deserialize)?)
        }
        let schedules = table("schedules").map(schedules::Settings::read);
        Ok(Self {
            listing: settings(table("listing")).with_context(|| in_table("listing"))?,
            schedules: schedules
                .transpose()
                .with_context(|| in_table("schedules"))?,
            timeline: settings(table("timeline")).with_context(|| in_table("timeline"))?,
        })
    }
}
