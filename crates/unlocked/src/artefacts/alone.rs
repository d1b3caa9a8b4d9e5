//! The folder of a listing, copied out of the book: it builds there.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::artefact::{Artefact, Check, nothing};
use super::library;
use crate::book::{Listing, Project};
use crate::cargo::build::messages;
use crate::cargo::copies::{self, cargo_alone, copy_alone};

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "alone",
    about: "the folder builds where a reader copies it to",
    applies: |_| true,
    recorded: &[],
    record: nothing,
    snippet: None,
    checks: &[Check {
        name: "alone",
        applies: |_| true,
        run: |listing, builds| {
            let project = builds.project();
            copies::cached(project, listing, "alone", || check(project, listing))
        },
    }],
};

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
pub fn check(project: &Project, listing: &Listing) -> Result<()> {
    let copy = copy_alone(project, listing, "alone")?;
    let mut cargo = cargo_alone(project, "alone");
    let (built, said) = messages(cargo.current_dir(&copy))?;
    match built.get(&listing.package()) {
        Some(built) if built.diagnostics.is_empty() => {}
        Some(built) => bail!(
            "{listing}, copied out, does not compile:\n{}",
            built.diagnostics
        ),
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
    let dependency = library::shown_dependency(listing)?;
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
    let dependencies = listing
        .dependencies
        .iter()
        .map(|needed| format!(" {needed}"));
    let dependencies: String = dependencies.collect();
    format!(
        "mkdir /tmp/alone && cp -r {listing}{dependencies} /tmp/alone && cd /tmp/alone/{} && cargo build",
        listing.name
    )
}
