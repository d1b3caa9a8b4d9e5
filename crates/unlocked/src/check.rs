//! Does a listing do what the page shows of it?
//!
//! Each check names, where it fails, the listing, the file, and what to run.

use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::build::Built;
use crate::listing::Listing;
use crate::project::Project;
use crate::run::{self, Ran};
use crate::schedules::{Allowed, Schedules, tried};
use crate::timeline::show::Program;
use crate::{claims, fragment, judge, record, refused, twin};

/// The widest line that fits a column of a page, in characters.
pub const RUST_COLUMNS: usize = 60;
/// The widest line of a twin; Python's column is the narrower one.
pub const PYTHON_COLUMNS: usize = 52;

/// The listing compiles without a warning, ends within its limit, and prints
/// what `output.txt` says, which is what its page says of it.
///
/// # Errors
///
/// Which of these it does not, and how.
pub fn output(listing: &Listing, built: &Built) -> Result<()> {
    claims(listing, "output.txt")?;
    compare_run(listing, "output.txt", &record::output(built, listing)?)
}

/// The twin ends within its limit and prints what `python.txt` says, or what
/// the manifest says that Python alone does. It says what the page says of it.
///
/// # Errors
///
/// Which of these it does not, and how.
pub fn twin(listing: &Listing) -> Result<()> {
    claims(listing, "python.txt")?;
    let ran = twin::run(listing)?;
    let shown = listing.read("python.txt")?;
    let mut is_alone = false;
    for output in &listing.settings.python_alone {
        let in_python = Ran {
            printed: output.clone(),
            hung: false,
        };
        if judge::compare(listing, &shown, &in_python).is_ok() {
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
    compare_run(listing, "python.txt", &ran)
}

/// Without its sleeps, and with threads that are late at random, a listing
/// prints what `output.txt` says, too. `shaken` is built by
/// [`shake::build`](crate::schedules::shake::build).
///
/// # Errors
///
/// When it does not; the message says how to run it again.
pub fn hurried(listing: &Listing, shaken: &Built, seed: usize) -> Result<()> {
    let program = shaken
        .program
        .as_deref()
        .with_context(|| format!("the shaken {listing} does not compile:\n{}", shaken.said))?;
    let mut command = Command::new(program);
    command
        .env("SHAKEN_STD_SEED", seed.to_string())
        .env("SHAKEN_STD_HURRY", "1")
        .current_dir(&listing.dir);
    let mut ran = judge::run(listing, &mut command)?;
    ran.printed = run::normalise(&ran.printed);
    judge::compare(listing, &listing.read("output.txt")?, &ran).with_context(|| {
        format!(
            "{listing}: without its sleeps it does not print what the page shows \
             (SHAKEN_STD_SEED={seed}). Nothing may hang on how long a thread sleeps"
        )
    })
}

/// The most bytes that the schedules of a listing may have.
pub const SCHEDULES_BYTES: usize = 30_000;

/// `schedules.json` is, byte for byte, what exploring the listing gives, and
/// small enough for a page.
///
/// # Errors
///
/// When it is not, or the output that the page shows is none of its outcomes.
pub fn schedules(listing: &Listing, explored: &Schedules) -> Result<()> {
    let file = "schedules.json";
    let shown = listing.read(file)?;
    let text = explored.to_text();
    if shown != text {
        let reason = match Schedules::parse(&shown) {
            Ok(shown) => format!(
                "it says \"{}\", and exploring the listing gives \"{}\"",
                shown.sentence(),
                explored.sentence()
            ),
            Err(error) => format!("{error:#}"),
        };
        bail!("{}", stale(listing, file, &reason));
    }
    if text.len() > SCHEDULES_BYTES {
        bail!(
            "{listing}/{file} has {} bytes; a page holds {SCHEDULES_BYTES}. \
             Make the listing smaller: fewer threads, operations and printed lines",
            text.len()
        );
    }
    Allowed::read(listing)?.check_shown(&listing.read("output.txt")?)
}

/// Every schedule of the programs in `explored/` comes to its end, and the page
/// says by how many.
///
/// # Errors
///
/// When one does not, or the page says something else.
pub fn tried(project: &Project, listing: &Listing, built: &Built) -> Result<()> {
    let table = tried::table(project, listing, built)?;
    if listing.read(tried::TABLE)? != table {
        bail!(
            "{}",
            stale(
                listing,
                tried::TABLE,
                &format!("trying them gives\n{table}")
            )
        );
    }
    Ok(())
}

/// The page shows a run of the program as it is, which shows what the manifest
/// says, and the drawing is one of that run.
///
/// # Errors
///
/// Which of these is not so, and in which file.
pub fn timeline(listing: &Listing, program: Program) -> Result<()> {
    let file = program.recording();
    let timeline = program
        .shown(listing)
        .map_err(|error| anyhow!("{}", stale(listing, file, &format!("{error:#}"))))?;
    if listing.read(program.drawing())? != program.draw(listing, &timeline)? {
        let reason = format!("it is no drawing of {file}");
        bail!("{}", stale(listing, program.drawing(), &reason));
    }
    Ok(())
}

/// The compiler refuses `refused.rs` with the code of the manifest and the
/// message of `refused.txt`, which is what its page says of it.
///
/// # Errors
///
/// When it does not, or says something else.
pub fn refused(project: &Project, listing: &Listing) -> Result<()> {
    claims(listing, "refused.txt")?;
    let said = refused::message(project, listing)?;
    refused::check(&listing.read("refused.txt")?, &said)
        .map_err(|reason| anyhow!("{}", stale(listing, "refused.txt", &reason)))
}

/// The frames in which the listing stands on a page are those that
/// `cargo book record` writes.
///
/// # Errors
///
/// The first that is not.
pub fn frames(project: &Project, listing: &Listing) -> Result<()> {
    for (file, frame) in fragment::all(project, listing)? {
        if listing.read(file)? != frame {
            bail!(
                "{}",
                stale(listing, file, "it is not as the command writes it")
            );
        }
    }
    Ok(())
}

/// Every line of the programs fits its column.
///
/// # Errors
///
/// The first line that does not.
pub fn width(listing: &Listing) -> Result<()> {
    let columns = [
        ("src/main.rs", RUST_COLUMNS),
        ("output.txt", RUST_COLUMNS),
        ("main.py", PYTHON_COLUMNS),
        ("python.txt", PYTHON_COLUMNS),
    ];
    for (file, widest) in columns {
        if !listing.file(file).exists() {
            continue;
        }
        for (number, line) in listing.read(file)?.lines().enumerate() {
            let width = line.chars().count();
            if width > widest {
                bail!(
                    "{listing}/{file}, line {}: {width} characters; a column of a page holds {widest}:\n  {line}",
                    number + 1
                );
            }
        }
    }
    Ok(())
}

/// What is recorded is what the page says of it.
fn claims(listing: &Listing, file: &str) -> Result<()> {
    claims::check(listing, file, &listing.read(file)?)
}

fn compare_run(listing: &Listing, file: &str, ran: &Ran) -> Result<()> {
    let shown = listing.read(file)?;
    judge::compare(listing, &shown, ran)
        .map_err(|reason| anyhow!("{}", stale(listing, file, &format!("{reason:#}"))))
        .with_context(|| format!("{listing} does not print what the page shows"))
}

fn stale(listing: &Listing, file: &str, reason: &str) -> String {
    format!(
        "{listing}/{file}: {reason}\nIf what is new is right: {}",
        listing.record_command()
    )
}
