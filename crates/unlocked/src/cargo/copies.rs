//! Listings copied out of the workspace, as a reader copies them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::build::cargo;
use super::cache;
use crate::book::{Listing, Project};

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
    for copied in listing.dependencies.iter().chain([listing]) {
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

/// What `compute` says of the copy of a listing in the folder `name`, for as
/// long as the listing is the same.
///
/// # Errors
///
/// Those of `compute`, and when a file of the listing cannot be read.
pub(crate) fn cached<T: Serialize + DeserializeOwned>(
    project: &Project,
    listing: &Listing,
    name: &str,
    compute: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let this = std::env::current_exe()?;
    let this = this.file_stem().unwrap_or_default().to_string_lossy();
    let file = outside(project).join(name).join("cache").join(&*this);
    let file = file.join(format!("{}.json", listing.package()));
    cache::cached(&file, &cache::listing_key(listing)?, compute)
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
