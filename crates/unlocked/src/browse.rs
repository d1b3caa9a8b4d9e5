//! Checking every page in a real browser.
//!
//! The checks are a Playwright project in `tests/browser/`. This module builds
//! the book for it, installs what it needs, and says what is missing.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::project::Project;
use crate::site;

/// Where Chromium may be, in the order in which it is looked for.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Builds the book and runs the browser checks over it, with `arguments` for
/// Playwright.
///
/// # Errors
///
/// When Node or Chromium is missing, with what installs it; when a check fails.
pub fn browse(project: &Project, arguments: &[String]) -> Result<()> {
    let chromium = chromium()?;
    let checks = project.root().join("tests/browser");
    let book = tempfile::Builder::new()
        .prefix("unlocked-browse-")
        .tempdir()?;
    site::build(project, book.path())?;
    if !checks.join("node_modules/.package-lock.json").exists() {
        succeed(
            npm().arg("ci").current_dir(&checks),
            "installing Playwright",
        )?;
    }
    let mut playwright = npm();
    playwright
        .args(["exec", "--", "playwright", "test"])
        .args(arguments)
        .current_dir(&checks)
        .env("UNLOCKED_BOOK", book.path())
        .env("UNLOCKED_CHROMIUM", chromium);
    succeed(&mut playwright, "the browser checks")
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// The browser: `UNLOCKED_CHROMIUM`, or the first that is on the path.
fn chromium() -> Result<PathBuf> {
    if let Some(named) = env::var_os("UNLOCKED_CHROMIUM").map(PathBuf::from) {
        ensure!(
            named.is_file(),
            "UNLOCKED_CHROMIUM names {}, which is no file",
            named.display()
        );
        return Ok(named);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let found = CHROMIUM.iter().find_map(|name| on_path(&path, name));
    found.context(
        "Chromium is not installed. On Debian or Ubuntu: sudo apt-get install chromium. \
         Elsewhere install Chromium or Chrome, and name it: UNLOCKED_CHROMIUM=/path/to/chrome cargo book browse",
    )
}

fn on_path(path: &std::ffi::OsStr, name: &str) -> Option<PathBuf> {
    env::split_paths(path)
        .map(|folder: PathBuf| folder.join(name))
        .find(|file: &PathBuf| Path::is_file(file))
}

fn succeed(command: &mut Command, what: &str) -> Result<()> {
    let status = command
        .status()
        .context("npm cannot be started; install Node 20 or newer from https://nodejs.org")?;
    if !status.success() {
        bail!("{what} failed");
    }
    Ok(())
}
