//! What the Python twin prints: `python.txt`.

use anyhow::{Context, Result, bail, ensure};

use super::artefact::{Artefact, Check};
use super::builds::Builds;
use super::recorder::Recorder;
use super::{assertions, verdict};
use crate::book::Listing;
use crate::cargo::python;
use crate::cargo::run::RunOutput;

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "twin",
    about: "what the same program in Python prints",
    applies: Listing::has_twin,
    recorded: &[FILE],
    record,
    snippet: None,
    checks: &[Check {
        name: "twin",
        applies: |_| true,
        run: |listing, builds| builds.has_python().and_then(|_| check(listing)),
    }],
};

const FILE: &str = "python.txt";

fn record(recorder: &Recorder<'_>, builds: &Builds<'_>) -> Result<()> {
    if !builds.has_python()? {
        return Ok(());
    }
    recorder.write_run(FILE, || run(recorder.listing))
}

/// Runs the twin of `listing` and returns what it prints.
///
/// # Errors
///
/// When there is no twin, and those of [`verdict::run`].
pub fn run(listing: &Listing) -> Result<RunOutput> {
    ensure!(
        listing.file("main.py").exists(),
        "{listing} has no main.py; write the twin, or say in its Cargo.toml that there is none: \
         [package.metadata.listing] python = false"
    );
    let mut python = python::python(listing);
    python.arg("main.py");
    verdict::run(listing, &mut python)
        .with_context(|| format!("{listing}/main.py, run by: {}", listing.twin_command()))
}

/// The twin ends within its limit and prints what `python.txt` says, or what
/// the manifest says that Python alone does. It says what the page says of it.
///
/// # Errors
///
/// Which of these it does not, and how.
pub fn check(listing: &Listing) -> Result<()> {
    assertions::check_recorded(listing, FILE)?;
    let ran = run(listing)?;
    let shown = listing.read(FILE)?;
    let mut is_alone = false;
    for output in &listing.manifest.listing.python_alone {
        let in_python = RunOutput {
            printed: output.clone(),
            hung: false,
        };
        if verdict::compare(listing, &shown, &in_python).is_ok() {
            bail!(
                "{listing}/Cargo.toml: python-alone names {output:?}, and the program may print \
                 that, too: remove it"
            );
        }
        is_alone |= in_python.printed == ran.printed && !ran.hung;
    }
    if is_alone {
        return Ok(());
    }
    verdict::check(listing, FILE, &ran)
}
