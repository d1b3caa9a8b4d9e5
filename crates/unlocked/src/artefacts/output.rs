//! What the program prints: `output.txt`.

use std::process::Command;

use anyhow::{Context, Result};

use super::artefact::{Artefact, Check, Snippet};
use super::builds::Builds;
use super::recorder::Recorder;
use super::{assertions, snippet, verdict};
use crate::book::{Listing, Project};
use crate::cargo::build::Built;
use crate::cargo::run::{self, RunOutput};
use crate::schedules::Schedules;

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "output",
    about: "what the program prints, beside what its twin does",
    applies: Listing::has_program,
    recorded: &[FILE],
    record,
    snippet: Some(Snippet {
        file: "twins.md",
        applies: |_| true,
        text: both_programs,
    }),
    checks: &[
        Check {
            name: "output",
            applies: |_| true,
            run: |listing, builds| check(listing, builds.plain(listing)?),
        },
        Check {
            name: "without-sleeps",
            applies: |listing| {
                listing.is_concurrent() && listing.sleeps() && !listing.is_explored()
            },
            run: |listing, builds| {
                let built = builds.randomized(listing)?;
                (0..RUNS_WITHOUT_SLEEPS)
                    .try_for_each(|seed| check_without_sleeps(listing, &built, seed))
            },
        },
    ],
};

const FILE: &str = "output.txt";

/// How many runs of each listing there are without sleeps.
const RUNS_WITHOUT_SLEEPS: usize = 5;

fn record(recorder: &Recorder<'_>, builds: &Builds<'_>) -> Result<()> {
    let built = builds.plain(recorder.listing)?;
    recorder.write_run(FILE, || run(recorder.listing, built))
}

/// What the program of `listing` prints.
///
/// # Errors
///
/// When it was not built cleanly, and those of [`verdict::run`].
pub fn run(listing: &Listing, built: &Built) -> Result<RunOutput> {
    let mut program = Command::new(built.program(listing)?);
    let mut ran = verdict::run(listing, program.current_dir(&listing.dir))
        .with_context(|| format!("{listing}, run by: {}", listing.command()))?;
    ran.printed = run::normalise(&ran.printed);
    Ok(ran)
}

/// The listing compiles without a warning, ends within its limit, and prints
/// what `output.txt` says, which is what its page says of it.
///
/// # Errors
///
/// Which of these it does not, and how.
pub fn check(listing: &Listing, built: &Built) -> Result<()> {
    assertions::check_recorded(listing, FILE)?;
    verdict::check(listing, FILE, &run(listing, built)?)
}

/// Without its sleeps, and with random delays, a listing prints what
/// `output.txt` says, too. `built` is made by
/// [`shake::build`](crate::schedules::verify::shake::build).
///
/// # Errors
///
/// When it does not; the message says how to run it again.
pub fn check_without_sleeps(listing: &Listing, built: &Built, seed: usize) -> Result<()> {
    let program = built.program.as_deref().with_context(|| {
        format!(
            "{listing} with random delays does not compile:\n{}",
            built.diagnostics
        )
    })?;
    let mut command = Command::new(program);
    command
        .env("RANDOMIZED_STD_SEED", seed.to_string())
        .env("RANDOMIZED_STD_NO_SLEEP", "1")
        .current_dir(&listing.dir);
    let mut ran = verdict::run(listing, &mut command)?;
    ran.printed = run::normalise(&ran.printed);
    verdict::compare(listing, &listing.read(FILE)?, &ran).with_context(|| {
        format!(
            "{listing}: without its sleeps it does not print what the page shows \
             (RANDOMIZED_STD_SEED={seed}). Nothing may hang on how long a thread sleeps"
        )
    })
}

/// Both programs, side by side where there is room, each with its output.
fn both_programs(project: &Project, listing: &Listing) -> Result<String> {
    let figures_of = snippet::Figures::new(project, listing)?;
    let mut figures = Vec::new();
    let and_then = ending(listing)?;
    if listing.has_twin() {
        let command = listing.twin_command();
        figures.push(figures_of.code("Python", "python", "main.py"));
        figures.push(figures_of.output(&command, and_then, "main.py", "", "python.txt"));
    }
    let command = listing.command();
    // The Playground knows no library of a listing.
    let playground = if listing.has_library() || !listing.dependencies.is_empty() {
        ""
    } else {
        " data-playground"
    };
    // `mdbook test` has no limit for a program that may hang.
    let hangs = listing
        .manifest
        .schedules
        .as_ref()
        .is_some_and(Schedules::can_hang);
    let info = if hangs { "rust,no_run" } else { "rust" };
    figures.push(figures_of.code("Rust", info, "src/main.rs"));
    let program = "src/main.rs";
    figures.push(figures_of.output(&command, and_then, program, playground, "output.txt"));
    Ok(snippet::group("twins", &figures))
}

/// What the run that is shown does at its end, if it does not end.
fn ending(listing: &Listing) -> Result<&'static str> {
    let Some(settings) = &listing.manifest.schedules else {
        return Ok("");
    };
    let hangs = settings.outcome[settings.shown()?].ends.hangs();
    Ok(if hangs { ", which hangs here" } else { "" })
}
