//! One named test for each thing that each listing promises.
//!
//! `cargo test zip/pairs` runs those of one listing, `cargo test twin` those
//! of all twins. Listings are found from the folder tree, and what is checked of
//! each in the table of artefacts.

use std::process::ExitCode;
use std::sync::LazyLock;

use libtest_mimic::{Arguments, Failed, Trial};
use unlocked::artefacts::builds::{Builds, Timelines};
use unlocked::artefacts::{Check, checks};
use unlocked::book::{Listing, Project};
use unlocked::cargo::python::{PYTHON_VARIABLE, Python};

static PROJECT: LazyLock<Project> = LazyLock::new(Project::of_this_crate);

/// How many tests run at a time, if nothing else is said: programs that sleep
/// or hang keep no core busy.
const AT_A_TIME: usize = 24;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(AT_A_TIME);
    let listings = match Listing::all(&PROJECT) {
        Ok(listings) => listings,
        Err(error) => {
            eprintln!("error: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let without_python = matches!(Python::find(), Ok(Python::Skipped));
    if without_python {
        println!("{PYTHON_VARIABLE}=skip: no main.py is run, no python.txt is compared");
    }
    // Only what is asked for is built.
    let filter = arguments.filter.clone().unwrap_or_default();
    let is_asked_for = |listing: &Listing| {
        checks(listing)
            .iter()
            .any(|c| name(listing, c).contains(&filter))
    };
    let listings: Vec<Listing> = listings.into_iter().filter(is_asked_for).collect();
    // As long as the process.
    let listings: &'static [Listing] = listings.leak();
    let builds = Builds::new(&PROJECT, listings, Timelines::New);
    let builds: &'static Builds<'_> = Box::leak(Box::new(builds));
    let trials = listings.iter().flat_map(|listing| {
        let checks = checks(listing).into_iter();
        checks.map(move |check| {
            trial(listing, check, builds).with_ignored_flag(check.name == "twin" && without_python)
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

/// A test, by its name.
fn trial(
    listing: &'static Listing,
    check: &'static Check,
    builds: &'static Builds<'static>,
) -> Trial {
    Trial::test(name(listing, check), move || {
        (check.run)(listing, builds).map_err(|error| Failed::from(format!("{error:#}")))
    })
}

/// `<part>/<name>::<check>`
fn name(listing: &Listing, check: &Check) -> String {
    format!("{}::{}", listing.id(), check.name)
}
