//! Checking every page in a real browser.
//!
//! The checks are a Playwright project in `tests/browser/`. This module builds
//! the book for it, installs what it needs, and says what is missing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::book::Project;
use crate::book::site;
use crate::wording;

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
    let checks = project.root().join("tests/browser");
    let book = tempfile::Builder::new()
        .prefix("unlocked-browse-")
        .tempdir()?;
    site::build(project, book.path())?;
    match task {
        Task::Check => check_checks(&checks, arguments)?,
        Task::Screenshots => check_pages(book.path(), arguments)?,
    }
    let chromium = chromium()?;
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

/// The checks that are asked for are there. What stands behind an option is for
/// Playwright alone.
fn check_checks(folder: &Path, wanted: &[String]) -> Result<()> {
    let mut known = files(folder, ".spec.js")?;
    for name in &mut known {
        name.truncate(name.len() - ".spec.js".len());
    }
    let wanted = wanted.iter().take_while(|wanted| !wanted.starts_with('-'));
    for wanted in wanted {
        ensure!(
            known.iter().any(|check| check.contains(wanted.as_str())),
            "no check is called {wanted:?}{}\nThe checks are: {}. To look at a page: \
             cargo book browse --screenshots zip/pairs.html",
            wording::meant(wanted, known.iter().map(String::as_str)),
            known.join(", ")
        );
    }
    Ok(())
}

/// The pages that are asked for are in the book.
fn check_pages(book: &Path, wanted: &[String]) -> Result<()> {
    let known = files(book, ".html")?;
    for wanted in wanted {
        ensure!(
            book.join(wanted).is_file(),
            "the book has no page {wanted:?}{}\nA page is called as its file in src/: \
             zip/pairs.html for src/zip/pairs.md",
            wording::meant(wanted, known.iter().map(String::as_str))
        );
    }
    Ok(())
}

/// The files of a folder, and of the folders in it, that end so.
fn files(folder: &Path, ending: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && name != "node_modules" {
            let inside = files(&entry.path(), ending)?.into_iter();
            found.extend(inside.map(|file| format!("{name}/{file}")));
        } else if name.ends_with(ending) {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
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

#[cfg(test)]
mod tests {
    use super::check_checks;

    fn refusal(wanted: &[&str]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        for check in ["keyboard", "looks"] {
            std::fs::write(folder.path().join(format!("{check}.spec.js")), "").unwrap();
        }
        let wanted: Vec<String> = wanted.iter().map(ToString::to_string).collect();
        let refusal = check_checks(folder.path(), &wanted).err();
        refusal.map(|error| error.to_string())
    }

    #[test]
    fn a_check_is_named_by_a_part_of_its_name() {
        assert_eq!(refusal(&[]), None);
        assert_eq!(refusal(&["look", "keyboard"]), None);
        assert_eq!(refusal(&["-g", "zip/pairs"]), None);
        let said = refusal(&["keybord"]).unwrap();
        assert!(said.contains("\"keybord\"; is it keyboard?"), "{said}");
        assert!(said.contains("The checks are: keyboard, looks."), "{said}");
    }
}
