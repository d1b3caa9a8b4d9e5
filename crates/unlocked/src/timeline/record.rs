//! A recorder: runs a listing, or its twin, and reads what its threads did.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::NamedTempFile;
use timeline_python::RECORDER;
use timeline_std::{Ended, Recording};

use crate::book::{Listing, Project};
use crate::cargo::build::Built;
use crate::cargo::instrumented::{self, Std};
use crate::cargo::python;
use crate::cargo::run::{self, RunOutput};
use instrument::source::{self, Made, Source};

/// Far more than a run takes, or than it takes to see that it hangs.
const LIMIT: Duration = Duration::from_secs(60);

/// A run, what it printed, and what its threads did meanwhile.
#[derive(Debug, Clone)]
pub struct RecordedRun {
    /// What its threads did.
    pub recording: Recording,
    /// What it printed.
    pub output: RunOutput,
}

/// Builds the copies of `listings` that record themselves.
///
/// # Errors
///
/// When they cannot be made, or built, and when a manifest calls a hold what
/// the program has no functions for.
pub fn build(project: &Project, listings: &[&Listing]) -> Result<BTreeMap<String, Built>> {
    listings
        .iter()
        .try_for_each(|listing| check_holds(listing))?;
    instrumented::build(project, listings, Std::Timed)
}

/// Records a run of a listing, built by [`build`].
///
/// # Errors
///
/// When it was not built, or does not end within its limit and does not hang.
pub fn program(listing: &Listing, built: &Built) -> Result<RecordedRun> {
    let program = built.program.as_deref().with_context(|| {
        format!(
            "{listing} does not compile, recorded:\n{}",
            built.diagnostics
        )
    })?;
    let mut recorded = record(listing, |file| {
        let mut command = Command::new(program);
        command
            .env("TIMELINE_STD_RECORDING", file)
            .current_dir(&listing.dir);
        command
    })?;
    name_objects(listing, &mut recorded.recording)?;
    rename(listing, &mut recorded.recording);
    Ok(recorded)
}

/// Records a run of the twin of a listing.
///
/// # Errors
///
/// When it does not end within its limit and does not hang.
pub fn twin(listing: &Listing) -> Result<RecordedRun> {
    let mut recorded = record(listing, |file| {
        let mut python = python::python(listing);
        python.arg(RECORDER).arg(file).arg("main.py");
        python
    })?;
    rename(listing, &mut recorded.recording);
    Ok(recorded)
}

/// Runs the command that records itself into a file.
fn record(
    listing: &Listing,
    command: impl FnOnce(&std::path::Path) -> Command,
) -> Result<RecordedRun> {
    let file = NamedTempFile::new()?;
    let printed = run::run(&mut command(file.path()), LIMIT)
        .with_context(|| format!("no run of {listing} can be recorded"))?;
    let text = std::fs::read_to_string(file.path())?;
    let recording: Recording = serde_json::from_str(&text)
        .with_context(|| format!("{listing} recorded no run; it printed:\n{printed}"))?;
    let hung = recording.ended == Ended::Hung;
    let printed = run::normalise(&printed);
    let output = RunOutput { printed, hung };
    Ok(RecordedRun { recording, output })
}

/// Gives each object the name that the source has for it.
fn name_objects(listing: &Listing, run: &mut Recording) -> Result<()> {
    let sources = instrumented::sources(listing, Std::Timed)?;
    let sources = sources.iter().map(|(file, text)| Source::parse(file, text));
    let sources = sources.collect::<Result<Vec<_>>>()?;
    for object in &mut run.objects {
        call_by_folder(listing, &mut object.place.file);
    }
    for span in &mut run.spans {
        call_by_folder(listing, &mut span.place.file);
    }
    for event in &mut run.events {
        call_by_folder(listing, &mut event.place.file);
    }
    let made = run.objects.iter().map(|object| Made {
        kind: &object.kind,
        file: &object.place.file,
        line: object.place.line,
        column: object.place.column,
        called: object.called.as_deref().unwrap_or_default(),
    });
    let names = source::object_names(&made.collect::<Vec<_>>(), &sources);
    for (object, name) in run.objects.iter_mut().zip(names) {
        object.name.get_or_insert(name);
        // It is in the name.
        object.called = None;
    }
    Ok(())
}

/// Calls a file of a listing that is needed by the folder of that one:
/// `thread/src/exit.rs`.
fn call_by_folder(listing: &Listing, file: &mut String) {
    for needed in &listing.dependencies {
        let copied = format!("{}/src/", needed.package());
        if let Some(at) = file.find(&copied) {
            let inside = &file[at + copied.len()..];
            *file = format!("{}/src/{inside}", needed.name);
            return;
        }
    }
    source::call_by_folder(file);
}

/// Calls threads and objects as the manifest says.
fn rename(listing: &Listing, run: &mut Recording) {
    let names = match &listing.manifest.schedules {
        Some(explored) if listing.manifest.timeline.names.is_empty() => &explored.names,
        _ => &listing.manifest.timeline.names,
    };
    for (index, thread) in run.threads.iter_mut().enumerate() {
        let number = format!("thread {index}");
        let called = thread.name.clone().unwrap_or_else(|| number.clone());
        // A twin's threads have names that no program gave them.
        if let Some(name) = names.get(&called).or_else(|| names.get(&number)) {
            thread.name = Some(name.clone());
        }
    }
    for object in &mut run.objects {
        if let Some(name) = object.name.as_ref().and_then(|name| names.get(name)) {
            object.name = Some(name.clone());
        }
    }
}

/// The functions that the manifest calls holds are there.
///
/// # Errors
///
/// The first that is not; the message lists those that are.
fn check_holds(listing: &Listing) -> Result<()> {
    let sources = instrumented::sources(listing, Std::Timed)?;
    for holds in &listing.manifest.timeline.holds {
        for name in [&holds.from, &holds.to] {
            let mut missing = Vec::new();
            for (file, text) in &sources {
                match Source::parse(file, text)?.function_lines(name) {
                    Ok(_) => break,
                    Err(error) => missing.push(format!("{error:#}")),
                }
            }
            if missing.len() == sources.len() {
                bail!(
                    "{listing}/Cargo.toml: [package.metadata.timeline] holds: {}",
                    missing.join("\n")
                );
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use instrument::Hold;

    #[test]
    fn a_hold_that_no_function_takes_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let holds = |from: &str| Hold {
            what: "key".into(),
            from: from.into(),
            to: "leave".into(),
        };
        let with = |from| {
            let mut listing = Listing::with_defaults(folder.path().to_owned(), "threads", "door");
            listing.manifest.timeline.holds = vec![holds(from)];
            listing
        };
        std::fs::create_dir(folder.path().join("src")).unwrap();
        let text = "fn enter() {}\nfn leave() {}\nfn main() {}\n";
        std::fs::write(folder.path().join("src/main.rs"), text).unwrap();
        check_holds(&with("enter")).unwrap();
        let error = check_holds(&with("entre")).unwrap_err().to_string();
        assert!(
            error.contains("listings/threads/door/Cargo.toml"),
            "{error}"
        );
        assert!(error.contains("no function is called \"entre\""), "{error}");
        assert!(error.contains("enter (line 1)"), "{error}");
    }
}
