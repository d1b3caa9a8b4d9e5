//! One named test for each thing that each listing promises.
//!
//! `cargo test zip/pairs` runs those of one listing, `cargo test twin` those
//! of all twins. Listings are found from the folder tree.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::{LazyLock, OnceLock};

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use unlocked::build::{self, Built};
use unlocked::check;
use unlocked::libraries::Libraries;
use unlocked::listing::Listing;
use unlocked::project::Project;
use unlocked::schedules::{explore, shake};
use unlocked::timeline::record;
use unlocked::timeline::show::Program;
use unlocked::twin::{PYTHON_VARIABLE, Python};

static PROJECT: LazyLock<Project> = LazyLock::new(Project::of_this_crate);

/// All listings, built in one go by the first test that needs one.
static BUILT: LazyLock<Result<BTreeMap<String, Built>>> =
    LazyLock::new(|| build::build_all(&PROJECT));

/// The listings that are explored, made to run by every schedule.
static EXPLORED: LazyLock<Result<BTreeMap<String, Built>>> =
    LazyLock::new(|| explore::build(&PROJECT, &Listing::all(&PROJECT)?));

/// The same listings, and all that sleep: their threads yield at random, and
/// never sleep.
static SHAKEN: LazyLock<Result<BTreeMap<String, Built>>> = LazyLock::new(|| {
    let listings = Listing::all(&PROJECT)?;
    let shaken: Vec<&Listing> = listings
        .iter()
        .filter(|l| l.is_explored() || l.sleeps())
        .collect();
    shake::build(&PROJECT, &shaken)
});

/// The listings that start threads, made to record themselves.
static RECORDED: LazyLock<Result<BTreeMap<String, Built>>> = LazyLock::new(|| {
    let listings = Listing::all(&PROJECT)?;
    let recordable: Vec<&Listing> = listings.iter().filter(|l| l.is_recordable()).collect();
    record::build(&PROJECT, &recordable)
});

/// The tests of the libraries that were asked for, built in one go.
static LIBRARIES: LazyLock<Result<Libraries>> = LazyLock::new(|| {
    let listings = Listing::all(&PROJECT)?;
    let filter = FILTER.get().cloned().unwrap_or_default();
    let libraries: Vec<&Listing> = listings
        .iter()
        .filter(|l| l.has_library() && name(l, "library").contains(&filter))
        .collect();
    Libraries::build(&PROJECT, &libraries)
});

/// What the names of the tests that were asked for hold.
static FILTER: OnceLock<String> = OnceLock::new();

/// How many real runs of each there are here; `cargo book shake` makes 2,000.
const RUNS: usize = 20;

/// How many runs of each there are without sleeps.
const HURRIED_RUNS: usize = 5;

/// How many tests run at a time, if nothing else is said: programs that sleep
/// or hang keep no core busy.
const AT_A_TIME: usize = 8;

static PYTHON: LazyLock<Result<Python>> = LazyLock::new(Python::find);

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
    if matches!(*PYTHON, Ok(Python::Skipped)) {
        println!("{PYTHON_VARIABLE}=skip: no main.py is run, no python.txt is compared");
    }
    FILTER.get_or_init(|| arguments.filter.clone().unwrap_or_default());
    let trials = listings.iter().flat_map(trials).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trials(listing: &Listing) -> Vec<Trial> {
    let mut trials = vec![
        trial(listing, "alone", |listing| {
            build::check_alone(&PROJECT, listing)
        }),
        trial(listing, "frames", |listing| {
            check::frames(&PROJECT, listing)
        }),
        trial(listing, "width", check::width),
    ];
    if listing.has_program() {
        trials.push(trial(listing, "output", |listing| {
            check::output(listing, built(listing)?)
        }));
    }
    if listing.is_explored() {
        trials.push(trial(listing, "schedules", schedules));
        trials.push(trial(listing, "shaken", shaken));
    }
    if listing.is_tried() {
        trials.push(trial(listing, "explored", |listing| {
            check::tried(&PROJECT, listing, &explored_copy(listing)?)
        }));
    }
    if listing.is_concurrent() && listing.sleeps() && !listing.is_explored() {
        trials.push(trial(listing, "hurried", hurried));
    }
    if listing.is_recordable() {
        trials.push(trial(listing, "recorded", recorded));
    }
    if listing.has_timeline() {
        trials.push(trial(listing, "timeline", timeline));
    }
    if listing.has_library() {
        trials.push(trial(listing, "library", library));
    }
    if listing.has_twin() {
        let skipped = matches!(*PYTHON, Ok(Python::Skipped));
        trials.push(trial(listing, "twin", twin).with_ignored_flag(skipped));
    }
    if listing.has_refused() {
        trials.push(trial(listing, "refused", |listing| {
            check::refused(&PROJECT, listing)
        }));
    }
    trials
}

/// A test, by its name.
fn trial(
    listing: &Listing,
    promise: &str,
    check: impl FnOnce(&Listing) -> Result<()> + Send + 'static,
) -> Trial {
    let name = name(listing, promise);
    let listing = listing.clone();
    Trial::test(name, move || {
        check(&listing).map_err(|error| Failed::from(format!("{error:#}")))
    })
}

/// `<part>/<name>::<promise>`
fn name(listing: &Listing, promise: &str) -> String {
    format!("{}/{}::{promise}", listing.part, listing.name)
}

fn built(listing: &Listing) -> Result<&'static Built> {
    let built = BUILT.as_ref().map_err(|error| anyhow!("{error:#}"))?;
    built
        .get(&listing.package())
        .with_context(|| format!("{listing} was not built; is it a member of the workspace?"))
}

fn schedules(listing: &Listing) -> Result<()> {
    let schedules = explore::schedules(listing, &explored_copy(listing)?)?;
    check::schedules(listing, &schedules)
}

fn explored_copy(listing: &Listing) -> Result<Built> {
    let explored = EXPLORED.as_ref().map_err(|error| anyhow!("{error:#}"))?;
    Ok(explored
        .get(&listing.package())
        .cloned()
        .unwrap_or_default())
}

/// Real runs come to outcomes that the schedules know.
fn shaken(listing: &Listing) -> Result<()> {
    shake::shake(listing, &shaken_copy(listing)?, RUNS).map(drop)
}

/// What is not explored prints what the page shows without its sleeps, too.
fn hurried(listing: &Listing) -> Result<()> {
    let built = shaken_copy(listing)?;
    (0..HURRIED_RUNS).try_for_each(|seed| check::hurried(listing, &built, seed))
}

fn shaken_copy(listing: &Listing) -> Result<Built> {
    let shaken = SHAKEN.as_ref().map_err(|error| anyhow!("{error:#}"))?;
    Ok(shaken.get(&listing.package()).cloned().unwrap_or_default())
}

/// A run can be recorded, and the recording is one that a run can have.
fn recorded(listing: &Listing) -> Result<()> {
    let recorded = RECORDED.as_ref().map_err(|error| anyhow!("{error:#}"))?;
    let built = recorded.get(&listing.package()).cloned();
    let built = built.unwrap_or_default();
    for program in drawn(listing) {
        program.record(listing, &built)?;
    }
    Ok(())
}

/// The drawings that the page shows are of runs of these programs.
fn timeline(listing: &Listing) -> Result<()> {
    drawn(listing).try_for_each(|program| check::timeline(listing, program))
}

/// The programs that are drawn, without Python if there is none.
fn drawn(listing: &Listing) -> impl Iterator<Item = Program> {
    let skipped = matches!(*PYTHON, Ok(Python::Skipped));
    let programs = Program::drawn(listing).into_iter();
    programs.filter(move |program| *program == Program::Rust || !skipped)
}

fn twin(listing: &Listing) -> Result<()> {
    match &*PYTHON {
        Ok(_) => check::twin(listing),
        Err(error) => Err(anyhow!("{error:#}")),
    }
}

/// The tests that the library of a listing brings itself.
fn library(listing: &Listing) -> Result<()> {
    let libraries = LIBRARIES.as_ref().map_err(|error| anyhow!("{error:#}"))?;
    libraries.test(&PROJECT, listing)
}
