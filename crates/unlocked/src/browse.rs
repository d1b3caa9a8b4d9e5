//! Checking every page in a real browser.
//!
//! The checks are a Playwright project in `tests/browser/`. This module builds
//! the book for it, installs what it needs, and says what is missing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::project::Project;
use crate::site;

/// Where Chromium may be, in the order in which it is looked for.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// What to do with the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Check each of them, with Playwright.
    Check,
    /// Take pictures of each of them, for somebody to look at.
    Screenshots,
}

/// Builds the book and opens its pages in Chromium. `arguments` are for
/// Playwright, or name the pages to take pictures of.
///
/// # Errors
///
/// When Node or Chromium is missing, with what installs it; when a check fails.
pub fn browse(project: &Project, task: Task, arguments: &[String]) -> Result<()> {
    let chromium = chromium()?;
    let checks = project.root().join("tests/browser");
    let book = tempfile::Builder::new()
        .prefix("unlocked-browse-")
        .tempdir()?;
    site::build(project, book.path())?;
    if !is_installed(&checks) {
        let mut install = npm(&checks);
        install
            .args(["ci", "--no-audit", "--no-fund"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        succeed(&mut install, "installing Playwright")?;
    }
    let script = match task {
        Task::Check => "test",
        Task::Screenshots => "screenshots",
    };
    let mut run = npm(&checks);
    run.args(["run", "--silent", script, "--"])
        .args(arguments)
        .env("UNLOCKED_BOOK", book.path())
        .env("UNLOCKED_CHROMIUM", chromium)
        .env("UNLOCKED_COMMAND", env::current_exe()?);
    succeed(&mut run, &format!("npm run {script}, in tests/browser,"))
}

/// Whether what is installed is newer than the list of what is to be.
fn is_installed(checks: &Path) -> bool {
    let changed = |name| {
        fs::metadata(checks.join(name))
            .and_then(|file| file.modified())
            .ok()
    };
    let installed = changed("node_modules/.package-lock.json");
    installed.is_some() && installed >= changed("package-lock.json")
}

fn npm(folder: &Path) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(folder);
    npm
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
