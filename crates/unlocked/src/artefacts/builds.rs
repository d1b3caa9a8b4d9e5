//! The programs of a book, each kind built once, when it is first needed.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};

use crate::book::{Listing, Project};
use crate::cargo::build::{self, Built};
use crate::cargo::libraries::Libraries;
use crate::cargo::python::Python;
use crate::schedules::explore;
use crate::schedules::verify::shake;
use crate::timeline::record;

/// Which timelines are recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timelines {
    /// Those that there are, where they are no longer true.
    Stale,
    /// One of each listing that starts threads.
    New,
}

/// What has been built of some listings of a book.
#[derive(Debug)]
pub struct Builds<'a> {
    project: &'a Project,
    listings: &'a [Listing],
    timelines: Timelines,
    plain: Once<BTreeMap<String, Built>>,
    explored: Once<BTreeMap<String, Built>>,
    randomized: Once<BTreeMap<String, Built>>,
    timed: Once<BTreeMap<String, Built>>,
    libraries: Once<Libraries>,
    python: Once<Python>,
}

/// What is made once, or the reason why it cannot be.
#[derive(Debug)]
struct Once<T>(OnceLock<Result<T, String>>);

impl<T> Once<T> {
    fn get(&self, make: impl FnOnce() -> Result<T>) -> Result<&T> {
        let made = self
            .0
            .get_or_init(|| make().map_err(|error| format!("{error:#}")));
        made.as_ref().map_err(|reason| anyhow!("{reason}"))
    }
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<'a> Builds<'a> {
    /// Nothing is built yet. Of each kind of program, those of `listings` are
    /// built together.
    #[must_use]
    pub fn new(project: &'a Project, listings: &'a [Listing], timelines: Timelines) -> Self {
        Self {
            project,
            listings,
            timelines,
            plain: Once::default(),
            explored: Once::default(),
            randomized: Once::default(),
            timed: Once::default(),
            libraries: Once::default(),
            python: Once::default(),
        }
    }

    /// The book.
    #[must_use]
    pub fn project(&self) -> &Project {
        self.project
    }

    /// Which timelines are recorded.
    #[must_use]
    pub fn timelines(&self) -> Timelines {
        self.timelines
    }

    /// The program as a reader builds it.
    ///
    /// # Errors
    ///
    /// When cargo does not build it.
    pub fn plain(&self, listing: &Listing) -> Result<&Built> {
        let built = self.plain.get(|| build::build_all(self.project))?;
        built
            .get(&listing.package())
            .with_context(|| format!("{listing} was not built; is it a member of the workspace?"))
    }

    /// The program and the model tests, made to run by every schedule.
    ///
    /// # Errors
    ///
    /// When no copy can be made or built. One that does not compile has its
    /// errors in its [`Built`].
    pub fn explored(&self, listing: &Listing) -> Result<Built> {
        let built = self
            .explored
            .get(|| explore::build(self.project, self.listings))?;
        Ok(of(listing, built))
    }

    /// The program, whose threads yield at random and never sleep.
    ///
    /// # Errors
    ///
    /// As [`explored`](Self::explored).
    pub fn randomized(&self, listing: &Listing) -> Result<Built> {
        let wanted = |listing: &Listing| listing.is_explored() || listing.sleeps();
        let built = self
            .randomized
            .get(|| shake::build(self.project, &self.those(wanted)))?;
        Ok(of(listing, built))
    }

    /// The program, made to record itself, if its timeline is asked for.
    ///
    /// # Errors
    ///
    /// As [`explored`](Self::explored).
    pub fn timed(&self, listing: &Listing) -> Result<Option<Built>> {
        let wanted = match self.timelines {
            Timelines::Stale => Listing::has_timeline,
            Timelines::New => Listing::is_recordable,
        };
        // What one that is wanted depends on is built, too, and not recorded.
        if !wanted(listing) {
            return Ok(None);
        }
        let built = self
            .timed
            .get(|| record::build(self.project, &self.those(wanted)))?;
        Ok(Some(of(listing, built)))
    }

    /// The tests that libraries bring.
    ///
    /// # Errors
    ///
    /// When they do not build.
    pub fn libraries(&self) -> Result<&Libraries> {
        self.libraries
            .get(|| Libraries::build(self.project, &self.those(Listing::has_library)))
    }

    /// Whether twins are run.
    ///
    /// # Errors
    ///
    /// When there is no Python, and nobody said to do without.
    pub fn has_python(&self) -> Result<bool> {
        let python = self.python.get(Python::find)?;
        Ok(matches!(python, Python::Found { .. }))
    }

    fn those(&self, wanted: impl Fn(&Listing) -> bool) -> Vec<&'a Listing> {
        self.listings.iter().filter(|l| wanted(l)).collect()
    }
}

fn of(listing: &Listing, built: &BTreeMap<String, Built>) -> Built {
    built.get(&listing.package()).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// It may be built all the same, because one that is drawn depends on it.
    #[test]
    fn what_has_no_drawing_is_not_drawn_for_another() {
        let folder = tempfile::tempdir().unwrap();
        let library = Listing::with_defaults(folder.path().to_owned(), "zip", "oven");
        let project = Project::of_this_crate();
        let builds = Builds::new(&project, &[], Timelines::Stale);
        assert!(builds.timed(&library).unwrap().is_none());
    }
}
