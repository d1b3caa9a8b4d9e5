//! Do two threads compute faster than one?
//!
//! The listing `threads/one-or-two` measures itself, once. This runs it and its
//! twin many times and holds what its page says: in most runs two threads of
//! Rust take less than three quarters of the time of one, and two threads of
//! Python, with the GIL, do not.
//!
//! `cargo bench -p unlocked --bench speedup`, on a machine that has two cores
//! and nothing else to do.

use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result};
use unlocked::book::{Listing, Project};
use unlocked::cargo::build;
use unlocked::cargo::python;
use unlocked::cargo::run;

const RUNS: usize = 20;
/// Of so many runs, most. The others are those in which a core was taken.
const MOST: usize = 11;
const LIMIT: Duration = Duration::from_secs(60);

fn main() -> Result<ExitCode> {
    let project = Project::of_this_crate();
    let listings = Listing::select(Listing::all(&project)?, &["threads/one-or-two".to_owned()])?;
    let listing = listings.first().context("the listing is there")?;
    let built = build::build_all(&project)?;
    let program = built[&listing.package()].program(listing)?.to_owned();
    let rust = faster(|| Command::new(&program))?;
    let python = faster(|| {
        let mut python = python::python(listing);
        python.arg("main.py");
        python
    })?;
    println!("two threads took less than 3/4 of the time of one:");
    println!("  Rust    in {rust:>2} of {RUNS} runs");
    println!("  Python  in {python:>2} of {RUNS} runs");
    Ok(if rust >= MOST && python <= RUNS - MOST {
        ExitCode::SUCCESS
    } else {
        eprintln!("the page says otherwise: Rust in {MOST} at least, Python in none or few");
        ExitCode::FAILURE
    })
}

/// In how many runs two threads were faster.
fn faster(command: impl Fn() -> Command) -> Result<usize> {
    let mut count = 0;
    for _ in 0..RUNS {
        let printed = run::run(&mut command(), LIMIT)?;
        count += usize::from(printed.contains("less than 3/4"));
    }
    Ok(count)
}
