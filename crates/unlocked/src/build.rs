//! Compiling listings: all of them in the workspace, or one copied out of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};

use crate::fragment;
use crate::listing::Listing;
use crate::project::Project;

/// What came of building one package.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// Its program, where it has one and it compiles.
    pub program: Option<PathBuf>,
    /// Its other programs, by their names.
    pub others: BTreeMap<String, PathBuf>,
    /// What the compiler said: errors and warnings, as it prints them.
    pub said: String,
}

impl Built {
    /// The program, when it was built without an error and without a warning.
    ///
    /// # Errors
    ///
    /// What the compiler said, and how to ask it again.
    pub fn program(&self, listing: &Listing) -> Result<&Path> {
        if !self.said.is_empty() {
            bail!(
                "{listing} does not compile cleanly; see it with: cargo build --package {}\n{}",
                listing.package(),
                self.said
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

/// Copies `listing` into an empty folder, with the listings that it needs
/// beside it, and compiles it there.
///
/// Nothing of the book stands above that folder. One target folder is shared
/// by all these copies, so that each crate they depend on is compiled once.
/// `check` finds what is missing outside of the book; machine code of the same
/// source is made, and run, inside of it.
///
/// # Errors
///
/// When it does not compile, with what cargo said.
pub fn check_alone(project: &Project, listing: &Listing) -> Result<()> {
    let copy = copy_alone(project, listing, "alone")?;
    let mut cargo = cargo_alone(project, "alone");
    let (built, said) = messages(cargo.current_dir(&copy))?;
    match built.get(&listing.package()) {
        Some(built) if built.said.is_empty() => {}
        Some(built) => bail!("{listing}, copied out, does not compile:\n{}", built.said),
        None => bail!(
            "{listing}, copied out, does not build; try: {}\n{said}",
            copy_command(listing)
        ),
    }
    if listing.has_library() {
        check_user(project, listing, &copy)?;
    }
    Ok(())
}

/// Compiles a project beside the copy of a library, with the dependency on it
/// that the page shows.
fn check_user(project: &Project, listing: &Listing, copy: &Path) -> Result<()> {
    let user = copy.with_file_name(USER);
    let dependency = fragment::shown_dependency(listing)?;
    let manifest = format!("[package]\nname = \"{USER}\"\nedition = \"2024\"\n\n{dependency}");
    fs::create_dir_all(user.join("src"))?;
    fs::write(user.join("Cargo.toml"), manifest)?;
    fs::write(user.join("src/lib.rs"), "")?;
    let mut cargo = cargo_alone(project, "alone");
    let (built, said) = messages(cargo.current_dir(&user))?;
    if !built.contains_key(USER) {
        bail!(
            "a project beside {listing} with what library.md says does not build:\n\
             {dependency}\n{said}"
        );
    }
    Ok(())
}

/// The project of a reader who uses a library.
const USER: &str = "reader-of-this-book";

/// What a reader types to copy a listing, with what it needs, and to build it.
fn copy_command(listing: &Listing) -> String {
    let needs = listing.needs.iter().map(|needed| format!(" {needed}"));
    let needs: String = needs.collect();
    format!(
        "mkdir /tmp/alone && cp -r {listing}{needs} /tmp/alone && cd /tmp/alone/{} && cargo build",
        listing.name
    )
}

/// The folder `name` of copies of listings, outside of the book, so that cargo
/// finds no workspace above it. Its place hangs on the checkout alone, so that
/// what has not changed need not be built again.
///
/// The files keep the times at which they were changed: cargo goes by them.
///
/// # Errors
///
/// When a file cannot be copied.
pub(crate) fn copy_alone(project: &Project, listing: &Listing, name: &str) -> Result<PathBuf> {
    let to = outside(project).join(name).join(listing.package());
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    for copied in listing.needs.iter().chain([listing]) {
        let to = to.join(&copied.name);
        copy_folder(&copied.dir, &to)
            .with_context(|| format!("{copied} cannot be copied to {}", to.display()))?;
    }
    Ok(to.join(&listing.name))
}

/// `cargo check` for a copy in the folder `name`, which [`copy_alone`] made: no
/// network, nothing of the workspace.
///
/// Each folder has a target of its own. To cargo, a listing is the same package
/// wherever it is copied to, and up to date if the other copy was compiled since.
pub(crate) fn cargo_alone(project: &Project, name: &str) -> Command {
    let mut cargo = cargo();
    cargo
        .args(["check", "--quiet", "--offline"])
        .env(
            "CARGO_TARGET_DIR",
            outside(project).join(name).join("target"),
        )
        .env("CARGO_INCREMENTAL", "0");
    cargo
}

/// Removes all copies that were made of listings of this checkout.
pub fn remove_copies(project: &Project) {
    // What cannot be removed is in the folder for temporary files anyway.
    let _ = fs::remove_dir_all(outside(project));
}

/// A folder of this checkout, outside of this checkout.
pub(crate) fn outside(project: &Project) -> PathBuf {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    project.root().hash(&mut hasher);
    std::env::temp_dir().join(format!("unlocked-{:016x}", hasher.finish()))
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "target" {
                copy_folder(&entry.path(), &to)?;
            }
        } else {
            fs::copy(entry.path(), &to)?;
            let changed = entry.metadata()?.modified()?;
            fs::File::options()
                .write(true)
                .open(&to)?
                .set_modified(changed)?;
        }
    }
    Ok(())
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
                entry.said += message.message.rendered.as_deref().unwrap_or_default();
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
