//! Writing down what the listings do, for the pages to show.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::build::{self, Built};
use crate::change::{Change, Losses};
use crate::compare::Comparison;
use crate::count::counted;
use crate::listing::Listing;
use crate::project::Project;
use crate::run::{self, Ran};
use crate::schedules::{explore, tried};
use crate::timeline::record as timelines;
use crate::timeline::show::Program;
use crate::twin::{self, PYTHON_VARIABLE, Python};
use crate::{claims, fragment, judge, refused};

/// Which timelines are recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timelines {
    /// Those that there are, where they are no longer true.
    Stale,
    /// One of each listing that starts threads.
    New,
}

/// Runs the listings that `names` select (all, for no name) and writes the
/// files that `cargo book record` writes, with what changes in each.
///
/// What differs from the file only in a way that the listing's comparison
/// allows is left as it is, so that recording twice changes nothing.
///
/// # Errors
///
/// When a new timeline is asked for where there can be none, and when a listing
/// does not build, does not end, does what its manifest says it
/// does not, or would lose lines that `losses` keeps. The other listings are
/// recorded all the same.
pub fn record(
    project: &Project,
    names: &[String],
    timelines: Timelines,
    losses: Losses,
) -> Result<()> {
    let listings = Listing::select(Listing::all(project)?, names)?;
    if timelines == Timelines::New && !listings.iter().any(Listing::is_recordable) {
        listings.iter().try_for_each(Listing::check_recordable)?;
    }
    let python = Python::find()?;
    let progress = ProgressBar::new(listings.len() as u64 + 1).with_style(
        ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}").expect("a valid template"),
    );
    progress.set_message("building the listings");
    let built = build::build_all(project)?;
    progress.inc(1);
    progress.set_message("building the copies that are explored");
    let explored = explore::build(project, &listings)?;
    let timed: Vec<&Listing> = listings
        .iter()
        .filter(|listing| match timelines {
            Timelines::Stale => listing.has_timeline(),
            Timelines::New => listing.is_recordable(),
        })
        .collect();
    let recorded = if timed.is_empty() {
        BTreeMap::new()
    } else {
        progress.set_message("building the copies that record themselves");
        let mut built = timelines::build(project, &timed)?;
        // What one of these needs is built, too, and not drawn.
        built.retain(|package, _| timed.iter().any(|l| l.package() == *package));
        built
    };
    let mut failed = Vec::new();
    for listing in &listings {
        progress.set_message(listing.to_string());
        let recorder = Recorder {
            project,
            listing,
            progress: &progress,
            losses,
        };
        let programs = Programs {
            plain: built.get(&listing.package()).cloned().unwrap_or_default(),
            recorded: recorded.get(&listing.package()),
        };
        // What may come of a run is read from a file.
        let explored = explored.get(&listing.package());
        let done = recorder
            .explore(explored)
            .and_then(|()| recorder.record(&programs, &python, timelines));
        if let Err(error) = done {
            failed.push(format!("{error:#}"));
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    if matches!(python, Python::Skipped) {
        println!("{PYTHON_VARIABLE}=skip: nothing of Python was recorded");
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n\n"));
    }
    println!("{} recorded", counted(listings.len(), "listing"));
    Ok(())
}

/// What was built of a listing.
struct Programs<'a> {
    plain: Built,
    /// The copy that records itself, if its timeline is asked for.
    recorded: Option<&'a Built>,
}

/// How many runs are tried for the one that is to be shown. Where every run
/// prints the same, one is enough.
fn tries(listing: &Listing) -> usize {
    match listing.settings.compare {
        Comparison::Exact => 1,
        _ => 200,
    }
}

struct Recorder<'a> {
    project: &'a Project,
    listing: &'a Listing,
    progress: &'a ProgressBar,
    losses: Losses,
}

impl Recorder<'_> {
    fn explore(&self, built: Option<&Built>) -> Result<()> {
        let (listing, none) = (self.listing, Built::default());
        let built = built.unwrap_or(&none);
        if listing.is_explored() {
            let schedules = explore::schedules(listing, built)?;
            self.write("schedules.json", &schedules.to_text())?;
        }
        if listing.is_tried() {
            self.write(tried::TABLE, &tried::table(self.project, listing, built)?)?;
        }
        Ok(())
    }

    fn record(&self, programs: &Programs<'_>, python: &Python, timelines: Timelines) -> Result<()> {
        let listing = self.listing;
        let has_python = matches!(python, Python::Found { .. });
        if listing.has_program() {
            self.write_run("output.txt", || output(&programs.plain, listing))?;
        }
        if listing.has_twin() && has_python {
            self.write_run("python.txt", || twin::run(listing))?;
        }
        if let Some(recorded) = programs.recorded {
            for program in Program::drawn(listing) {
                if program == Program::Rust || has_python {
                    let new = timelines == Timelines::New;
                    for (file, text) in program.files(listing, recorded, new)? {
                        self.write(file, &text)?;
                    }
                }
            }
        }
        if listing.has_refused() {
            let said = refused::message(self.project, listing)?;
            let shown = fs::read_to_string(listing.file("refused.txt"));
            if !shown.is_ok_and(|shown| refused::check(&shown, &said).is_ok()) {
                claims::check(listing, "refused.txt", &said)?;
                self.write("refused.txt", &said)?;
            }
        }
        for (file, frame) in fragment::all(self.project, listing)? {
            self.write(file, &frame)?;
        }
        Ok(())
    }

    /// Writes the output of a run, unless the file holds one that is as good.
    fn write_run(&self, name: &str, run: impl Fn() -> Result<Ran>) -> Result<()> {
        let listing = self.listing;
        let is_claimed = |text: &str| claims::check(listing, name, text);
        let fit = |ran: &Ran| {
            is_claimed(&ran.printed)?;
            judge::fit_to_show(listing, ran)
        };
        let mut ran = run()?;
        let shown = fs::read_to_string(listing.file(name));
        if shown.is_ok_and(|shown| {
            is_claimed(&shown).is_ok() && judge::compare(listing, &shown, &ran).is_ok()
        }) {
            return Ok(());
        }
        for _ in 1..tries(listing) {
            if fit(&ran).is_ok() {
                break;
            }
            ran = run()?;
        }
        fit(&ran).with_context(|| match tries(listing) {
            1 => "it is not recorded".to_owned(),
            tries => format!("{listing}/{name}: of {tries} runs, none is to be shown"),
        })?;
        self.write(name, &ran.printed)
    }

    /// Writes a file, with what changes in it, if something does.
    fn write(&self, name: &str, text: &str) -> Result<()> {
        let (path, file) = (self.listing.file(name), format!("{}/{name}", self.listing));
        let old = fs::read_to_string(&path);
        if old.as_ref().is_ok_and(|old| old == text) {
            return Ok(());
        }
        if let Some(change) = old.ok().and_then(|old| Change::new(&file, &old, text)) {
            self.progress.suspend(|| {
                print!("{}", change.diff());
                change.allow(self.losses, &self.listing.record_command())
            })?;
        }
        fs::write(&path, text).with_context(|| format!("{file} cannot be written"))?;
        self.progress.suspend(|| println!("wrote {file}"));
        Ok(())
    }
}

/// What the program of `listing` prints.
///
/// # Errors
///
/// When it was not built cleanly, and those of [`run::run`].
pub fn output(built: &Built, listing: &Listing) -> Result<Ran> {
    let mut program = std::process::Command::new(built.program(listing)?);
    let mut ran = judge::run(listing, program.current_dir(&listing.dir))
        .with_context(|| format!("{listing}, run by: {}", listing.command()))?;
    ran.printed = run::normalise(&ran.printed);
    Ok(ran)
}
