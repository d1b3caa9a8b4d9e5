//! Copies of listings that are compiled against another std.
//!
//! All copies of one kind are members of one workspace outside of the book, so
//! that they are built in one call of cargo and share what they depend on. In a
//! copy, the manifest names the other std, and the sources have probes on the
//! lines that they had before: see [`instrument`]. A listing that it needs is
//! copied beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use toml_edit::{DocumentMut, InlineTable, Item, Table, value};

use crate::book::Listing;
use crate::book::Project;
use crate::book::listing::MODEL_TESTS;
use crate::cargo::build::{self, Built};
use crate::cargo::copies;

/// The std that a copy is compiled against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Std {
    /// Runs the program by every schedule: `crates/explore-std`.
    Explored,
    /// The real one, with random delays: `crates/randomized-std`.
    Randomized,
    /// The real one, which tells who runs and who waits: `crates/timeline-std`.
    Timed,
}

/// Copies `listings`, and those that they need, and builds the copies.
///
/// # Errors
///
/// When a listing cannot be copied or marked, and when cargo fails before it
/// compiles. A copy that does not compile has its errors in its [`Built`].
pub fn build(
    project: &Project,
    listings: &[&Listing],
    std: Std,
) -> Result<BTreeMap<String, Built>> {
    let dir = copies::outside(project).join(std.folder());
    fs::create_dir_all(&dir)?;
    let needed = listings.iter().flat_map(|listing| &listing.dependencies);
    let copied = needed.chain(listings.iter().copied());
    let copied: BTreeMap<String, &Listing> = copied.map(|l| (l.package(), l)).collect();
    for listing in copied.values() {
        copy(project, listing, &dir, std).with_context(|| listing.to_string())?;
    }
    write_if_new(&dir.join("Cargo.toml"), &workspace(copied.keys(), std))?;
    let lock = fs::read_to_string(project.root().join("Cargo.lock"))?;
    if !dir.join("Cargo.lock").exists() {
        write_if_new(&dir.join("Cargo.lock"), &lock)?;
    }
    let mut cargo = build::cargo();
    cargo
        .args([
            "build",
            "--workspace",
            "--keep-going",
            "--quiet",
            "--offline",
        ])
        .env("CARGO_TARGET_DIR", dir.join("target"))
        .current_dir(&dir);
    let (built, said) = build::messages(&mut cargo)?;
    if built.is_empty() {
        anyhow::bail!(
            "cargo built no copy of a listing in {}:\n{said}",
            dir.display()
        );
    }
    Ok(built)
}

impl Std {
    fn folder(self) -> &'static str {
        match self {
            Self::Explored => "explored",
            Self::Randomized => "randomized",
            Self::Timed => "timed",
        }
    }

    /// The crates that stand for others in a copy: name, package, features.
    fn replaces(self) -> &'static [(&'static str, &'static str, &'static [&'static str])] {
        match self {
            Self::Explored => &[
                ("std", "explore-std", &["record"]),
                ("tracing-subscriber", "explore-subscriber", &[]),
            ],
            Self::Randomized => &[("std", "randomized-std", &[])],
            Self::Timed => &[
                ("std", "timeline-std", &[]),
                ("tracing-subscriber", "timeline-subscriber", &[]),
            ],
        }
    }
}

/// Optimised, if need be: an exploration runs a program thousands of times. What
/// is timed runs as `cargo run` runs it.
fn workspace<'a>(packages: impl Iterator<Item = &'a String>, std: Std) -> String {
    let members: Vec<String> = packages.map(|package| format!("{package:?}")).collect();
    let optimised = match std {
        Std::Explored | Std::Randomized => {
            "opt-level = 1\n\n[profile.dev.package.explore-std]\nopt-level = 3\n"
        }
        Std::Timed => "",
    };
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [profile.dev]\ndebug = 0\nincremental = false\n{optimised}",
        members.join(", ")
    )
}

fn copy(project: &Project, listing: &Listing, dir: &Path, std: Std) -> Result<()> {
    let to = dir.join(listing.package());
    let manifest = manifest(project, listing, std)?;
    write_if_new(&to.join("Cargo.toml"), &manifest)?;
    let sources = sources(listing, std)?;
    for (file, text) in &sources {
        write_if_new(&to.join(file), text)?;
    }
    remove_others(&to, &sources)
}

/// The files of a copy, with their probes: each path, such as `src/main.rs`, and
/// its text. Those of `model/` are programs beside that one.
///
/// # Errors
///
/// When one cannot be read or marked.
pub fn sources(listing: &Listing, std: Std) -> Result<BTreeMap<String, String>> {
    let mut sources = BTreeMap::new();
    for (file, text) in listing.sources()? {
        let is_program = file == "src/main.rs";
        let text = match std {
            Std::Explored if is_program => match &listing.manifest.schedules {
                Some(settings) => instrument::for_exploring(&text, &settings.locals)?,
                None => continue,
            },
            Std::Explored => instrument::library_for_exploring(&text)?,
            Std::Randomized => instrument::for_random_delays(&text)?,
            Std::Timed if is_program => {
                instrument::for_timing(&text, &listing.manifest.timeline.holds)?
            }
            Std::Timed => instrument::library_for_timing(&text, &listing.manifest.timeline.holds)?,
        };
        sources.insert(file, text);
    }
    if std == Std::Explored {
        for (name, text) in listing.model_tests()? {
            let text = instrument::for_verifying(&text)
                .with_context(|| format!("{listing}/{MODEL_TESTS}/{name}.rs"))?;
            let program = model_test_program(listing, &name);
            sources.insert(format!("src/bin/{program}.rs"), text);
        }
    }
    Ok(sources)
}

/// What a model test is called in the copy of its listing. All
/// programs of a workspace are built into one folder.
#[must_use]
pub fn model_test_program(listing: &Listing, test: &str) -> String {
    format!("{}-{test}", listing.package())
}

/// Removes the programs of a copy that the listing has no longer.
fn remove_others(copy: &Path, sources: &BTreeMap<String, String>) -> Result<()> {
    for folder in ["src", "src/bin"] {
        let Ok(entries) = fs::read_dir(copy.join(folder)) else {
            continue;
        };
        for entry in entries {
            let entry = entry?;
            let file = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_file() && !sources.contains_key(&file) {
                fs::remove_file(entry.path())?;
            }
        }
    }
    Ok(())
}

/// The manifest of a copy.
fn manifest(project: &Project, listing: &Listing, std: Std) -> Result<String> {
    let mut manifest: DocumentMut = listing.read("Cargo.toml")?.parse()?;
    manifest.remove("lints");
    manifest.remove("dev-dependencies");
    let dependencies = manifest
        .entry("dependencies")
        .or_insert(Item::Table(Table::new()))
        .as_table_mut()
        .context("[dependencies] is a table")?;
    for (_, dependency) in dependencies.iter_mut() {
        if let Some(path) = dependency.get("path").and_then(Item::as_str) {
            dependency["path"] = value(format!("../{}", package_in(&listing.dir.join(path))?));
        }
    }
    for (name, package, features) in std.replaces() {
        if *name != "std" && !dependencies.contains_key(name) {
            continue;
        }
        let path = project.root().join("crates").join(package);
        let mut dependency = InlineTable::new();
        dependency.insert("package", (*package).into());
        dependency.insert("path", path.display().to_string().into());
        dependency.insert("features", features.iter().copied().collect());
        dependencies[*name] = value(dependency);
    }
    Ok(manifest.to_string())
}

/// The package of the listing in a folder, by which its copy is called.
fn package_in(folder: &Path) -> Result<String> {
    let folder = folder.canonicalize()?;
    let name = |folder: Option<&Path>| Some(folder?.file_name()?.to_string_lossy().into_owned());
    let names = name(folder.parent()).zip(name(Some(&folder)));
    let (part, name) = names.context("a listing is in listings/<part>/<name>/")?;
    Ok(format!("{part}-{name}"))
}

/// Cargo builds anew what is newer than the last build.
fn write_if_new(path: &PathBuf, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .with_context(|| format!("{} cannot be written", path.display()))
}
