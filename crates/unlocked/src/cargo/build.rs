//! Compiling listings: all of them in the workspace, or one copied out of it.

use std::collections::BTreeMap;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};

use crate::book::{Listing, Project};

/// What came of building one package.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// Its program, where it has one and it compiles.
    pub program: Option<PathBuf>,
    /// Its other programs, by their names.
    pub others: BTreeMap<String, PathBuf>,
    /// What the compiler said: errors and warnings, as it prints them.
    pub diagnostics: String,
}

impl Built {
    /// The program, when it was built without an error and without a warning.
    ///
    /// # Errors
    ///
    /// What the compiler said, and how to ask it again.
    pub fn program(&self, listing: &Listing) -> Result<&Path> {
        if !self.diagnostics.is_empty() {
            bail!(
                "{listing} does not compile cleanly; see it with: cargo build --package {}\n{}",
                listing.package(),
                self.diagnostics
            );
        }
        self.program
            .as_deref()
            .with_context(|| format!("{listing} has no src/main.rs to run"))
    }
}

/// How long cargo may build: all listings, with all that they depend on.
pub(crate) const LIMIT: Duration = Duration::from_secs(1800);

/// For each checkout, held by who calls cargo on it: cargo lets one compile at a
/// time, and who waits for that within a limit would seem to hang.
static CARGO: Mutex<BTreeMap<PathBuf, &RwLock<()>>> = Mutex::new(BTreeMap::new());

/// Waits until no other call of cargo on this checkout, which this process
/// makes, is there to be waited for.
pub(crate) fn alone(project: &Project) -> RwLockWriteGuard<'static, ()> {
    let cargo = cargo_of(project);
    cargo.write().unwrap_or_else(PoisonError::into_inner)
}

/// As [`alone`], for calls that have nothing to compile, of which there may be
/// several at a time.
pub(crate) fn together(project: &Project) -> RwLockReadGuard<'static, ()> {
    let cargo = cargo_of(project);
    cargo.read().unwrap_or_else(PoisonError::into_inner)
}

/// A process has few checkouts: their locks may stay.
fn cargo_of(project: &Project) -> &'static RwLock<()> {
    let mut all = CARGO.lock().unwrap_or_else(PoisonError::into_inner);
    all.entry(project.root().to_owned())
        .or_insert_with(|| Box::leak(Box::default()))
}

/// Builds every listing of the workspace in one call of cargo.
///
/// The result has an entry for each package that was built or that failed. A
/// listing that does not compile leaves the others standing.
///
/// # Errors
///
/// When cargo cannot be started or fails before it compiles, as it does on a
/// broken manifest.
pub fn build_all(project: &Project) -> Result<BTreeMap<String, Built>> {
    let _alone = alone(project);
    let mut cargo = cargo();
    cargo
        .args(["build", "--workspace", "--keep-going", "--quiet"])
        .current_dir(project.root());
    let (built, said) = messages(&mut cargo)?;
    if built.is_empty() {
        bail!("cargo built nothing:\n{said}");
    }
    Ok(built)
}

/// Builds the program of one listing of the workspace.
///
/// # Errors
///
/// When cargo cannot be started. What does not compile has its errors in its
/// [`Built`].
pub fn build_one(project: &Project, listing: &Listing) -> Result<Built> {
    let _alone = alone(project);
    let mut cargo = cargo();
    cargo
        .args(["build", "--quiet", "--package", &listing.package()])
        .current_dir(project.root());
    let (mut built, _) = messages(&mut cargo)?;
    Ok(built.remove(&listing.package()).unwrap_or_default())
}

/// The cargo that runs this program, or the one on the path.
#[must_use]
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What cargo sets for the program that it runs is not for what that runs.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") {
            cargo.env_remove(name);
        }
    }
    cargo.env_remove("CARGO_MANIFEST_DIR").stdin(Stdio::null());
    cargo
}

/// Runs a build and sorts what the compiler says by package.
pub(crate) fn messages(cargo: &mut Command) -> Result<(BTreeMap<String, Built>, String)> {
    let output = bounded::output(cargo.arg("--message-format=json"), LIMIT)
        .context("cargo cannot build; if it is not there, install Rust from https://rustup.rs")?;
    let mut built: BTreeMap<String, Built> = BTreeMap::new();
    for message in Message::parse_stream(output.stdout.as_slice()) {
        match message? {
            Message::CompilerArtifact(artifact) => {
                let package = package_name(&artifact.package_id.repr);
                let is_its_own = artifact.target.name == package;
                let entry = built.entry(package).or_default();
                match artifact.executable {
                    Some(program) if is_its_own => entry.program = Some(program.into()),
                    Some(program) => {
                        entry.others.insert(artifact.target.name, program.into());
                    }
                    None => {}
                }
            }
            Message::CompilerMessage(message) if counts(&message.message) => {
                let entry = built
                    .entry(package_name(&message.package_id.repr))
                    .or_default();
                entry.diagnostics += message.message.rendered.as_deref().unwrap_or_default();
            }
            _ => {}
        }
    }
    Ok((built, String::from_utf8_lossy(&output.stderr).into_owned()))
}

/// The name in cargo's id of a package, such as `path+file:///book/listings/zip/pairs#zip-pairs@0.1.0`.
pub(crate) fn package_name(id: &str) -> String {
    let (place, name) = id.rsplit_once('#').unwrap_or(("", id));
    match name.split_once('@') {
        Some((name, _)) => name.to_owned(),
        None => place.rsplit('/').next().unwrap_or_default().to_owned(),
    }
}

/// Errors and warnings; not the line that counts them.
pub(crate) fn counts(diagnostic: &Diagnostic) -> bool {
    matches!(
        diagnostic.level,
        DiagnosticLevel::Error | DiagnosticLevel::Warning
    ) && !diagnostic.spans.is_empty()
}

/// An error; not the line that counts them.
pub(crate) fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == DiagnosticLevel::Error && counts(diagnostic)
}

#[cfg(test)]
mod tests {
    use super::package_name;

    #[test]
    fn a_package_is_named_in_its_id_or_by_its_folder() {
        assert_eq!(
            package_name("path+file:///b/listings/zip/pairs#zip-pairs@0.1.0"),
            "zip-pairs"
        );
        assert_eq!(
            package_name("path+file:///b/crates/unlocked#0.1.0"),
            "unlocked"
        );
    }
}
