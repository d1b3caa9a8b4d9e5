//! The tests that the libraries of listings bring themselves.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::book::{Listing, Project};
use crate::cargo::suite::{self, Suite, Until};

/// For each program of tests, and for the doc-tests of a library with their
/// compiler: far more than they take.
const LIMIT: Duration = Duration::from_secs(60);

/// The tests of libraries, built.
#[derive(Debug)]
pub struct Libraries {
    suites: BTreeMap<String, Suite>,
    /// Whether all doc-tests are green.
    documented: OnceLock<bool>,
}

impl Libraries {
    /// Builds the tests of these libraries in one call of cargo.
    ///
    /// # Errors
    ///
    /// Those of [`suite::build`].
    pub fn build(project: &Project, libraries: &[&Listing]) -> Result<Self> {
        let packages: Vec<String> = libraries.iter().map(|l| l.package()).collect();
        Ok(Self {
            suites: suite::build(project, &packages)?,
            documented: OnceLock::new(),
        })
    }

    /// The unit tests, the tests and the doc-tests of this library are green.
    ///
    /// # Errors
    ///
    /// When they are not: which hang, or what they said.
    pub fn test(&self, project: &Project, listing: &Listing) -> Result<()> {
        self.test_within(project, listing, LIMIT)
    }

    /// As [`test`](Self::test), with a limit for each program of tests.
    ///
    /// # Errors
    ///
    /// Those of [`test`](Self::test).
    pub fn test_within(&self, project: &Project, listing: &Listing, limit: Duration) -> Result<()> {
        let suite = self.suites.get(&listing.package());
        let suite = suite.with_context(|| format!("{listing}: its tests were not built"))?;
        let ran = suite.run_programs(Until::End(limit)).and_then(|()| {
            // One call for all is faster, and does not say which is red.
            match self.all_documented(project, limit) {
                true => Ok(()),
                false => suite.run_documented(project, Until::End(limit)),
            }
        });
        ran.with_context(|| listing.to_string())
    }

    fn all_documented(&self, project: &Project, limit: Duration) -> bool {
        let suites: Vec<&Suite> = self.suites.values().collect();
        if suites.len() == 1 {
            // Its own call says which is red.
            return false;
        }
        let all = || suite::all_documented(project, &suites, limit).unwrap_or(false);
        *self.documented.get_or_init(all)
    }
}
