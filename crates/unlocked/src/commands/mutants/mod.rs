//! Does a test notice when the code is wrong?
//!
//! [cargo-mutants](https://mutants.rs) finds small changes of the code, each a
//! fault that a test should see. They are made here one by one, in a copy of the
//! book, and the tests are run that must catch them: those of the package, each
//! program within a limit, and those in `model/` of a listing. These are asked
//! for their verdict, which cargo-mutants cannot do, and a hang counts as caught
//! if it has a name.
//!
//! | module | answers |
//! |---|---|
//! | `targets` | what is mutated, and which tests must notice? |
//! | `found` | which mutants are there, and how is one made? |
//! | `trial` | what do the tests say of it? |
//! | `listed` | which are left, and why? |
//! | `table` | how many are caught? |

mod found;
mod listed;
mod table;
mod targets;
mod trial;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::book::{Listing, Project};
use listed::{Listed, Tried};
use table::Counts;
use targets::Target;
use trial::{Copy, Verdict};

/// Which mutants are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All, and the table is written.
    All,
    /// Those that the last run of all has left.
    Left,
}

/// Tries the mutants of what `names` choose (all, for no name), tells what came
/// of each, and writes the table.
///
/// # Errors
///
/// When a mutant survives that is not in the list, when an entry of the list is
/// no longer needed, when the tests are red without a mutant, and when
/// cargo-mutants is not there.
pub fn mutants(project: &Project, names: &[String], which: Which) -> Result<()> {
    let all = targets::all(project.root(), &Listing::all(project)?)?;
    let listed = Listed::read(project)?;
    let mut wrong = listed.strays(project, &all);
    let targets = targets::select(all, names)?;
    found::check_version()?;
    let copy = Copy::of(project)?;
    for target in targets {
        let tried = try_target(&copy, &target, which)?;
        wrong.extend(survivors(&listed, &tried));
        if which == Which::All {
            wrong.extend(listed.stale(&target, &tried));
            keep(&copy, &target, &tried)?;
            table::write(project, &target.name, Counts::of(&tried), &today()?)?;
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    bail!(
        "{}\n\nGive each that survives a test, or an entry with a reason in {}",
        wrong.join("\n"),
        listed::FILE
    )
}

/// Tries the mutants of a target, and tells of each.
fn try_target(copy: &Copy, target: &Target, which: Which) -> Result<Vec<Tried>> {
    let mut mutants = found::find(copy.project(), target)?;
    if which == Which::Left {
        let left = left(copy, target)?;
        mutants.retain(|mutant| left.contains(&mutant.to_string()));
    }
    copy.check(target)?;
    let progress = ProgressBar::new(mutants.len() as u64).with_style(
        ProgressStyle::with_template("{msg} {bar:24} {pos}/{len}").expect("a valid template"),
    );
    progress.set_message(target.name.clone());
    let mut tried = Vec::new();
    for mutant in mutants {
        let source = fs::read_to_string(copy.project().root().join(&mutant.file))?;
        let line = mutant.line(&source).to_owned();
        let verdict = copy
            .verdict(target, &mutant)
            .with_context(|| mutant.to_string())?;
        progress.suspend(|| println!("{}", report(&mutant.to_string(), &verdict)));
        progress.inc(1);
        tried.push(Tried {
            mutant,
            line,
            verdict,
        });
    }
    progress.finish_and_clear();
    Ok(tried)
}

fn report(mutant: &str, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Unviable => format!("no Rust   {mutant}"),
        Verdict::Caught(by) => format!("caught    {mutant}\n          by {by}"),
        Verdict::Hung(by) => format!("hung      {mutant}\n          in {by}"),
        Verdict::Survived => format!("SURVIVED  {mutant}"),
    }
}

/// Those that survived and are not in the list.
fn survivors(listed: &Listed, tried: &[Tried]) -> Vec<String> {
    let left = tried
        .iter()
        .filter(|tried| tried.verdict == Verdict::Survived && !listed.has(tried));
    left.map(|tried| format!("survived: {}\n    {}", tried.mutant, tried.line))
        .collect()
}

/// Where the survivors of a target are kept.
fn kept(copy: &Copy, target: &Target) -> std::path::PathBuf {
    let name = target.name.replace('/', "-");
    let folder = copy.project().root().join("target/survivors");
    folder.join(name)
}

fn keep(copy: &Copy, target: &Target, tried: &[Tried]) -> Result<()> {
    let file = kept(copy, target);
    fs::create_dir_all(file.parent().expect("a file is in a folder"))?;
    let left = tried
        .iter()
        .filter(|tried| tried.verdict == Verdict::Survived);
    let left: Vec<String> = left.map(|tried| tried.mutant.to_string()).collect();
    fs::write(file, left.join("\n"))?;
    Ok(())
}

fn left(copy: &Copy, target: &Target) -> Result<BTreeSet<String>> {
    let left = fs::read_to_string(kept(copy, target)).with_context(|| {
        let name = &target.name;
        format!("nothing is left of {name} yet; run first: cargo book mutants {name}")
    })?;
    Ok(left.lines().map(str::to_owned).collect())
}

/// The date, as the table has it.
fn today() -> Result<String> {
    let output = bounded::output(
        Command::new("date").arg("+%Y-%m-%d"),
        Duration::from_secs(10),
    )?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
