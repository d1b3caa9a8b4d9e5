//! A watchdog for rustdoc: it ends one that hangs, and names the blocks of the
//! page that do.
//!
//! mdBook calls what is called `rustdoc` on the path, once for a chapter, and
//! waits for as long as that takes. The tests put this program there, which
//! passes its arguments on to the real one. A chapter that is [green](green) is
//! not tested again.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, ExitCode};
use std::time::Duration;

use bounded::libtest;

#[path = "rustdoc_within/green.rs"]
mod green;

/// Set for the real one: this program, found again in its place, would start
/// itself for ever.
const WITHIN: &str = "UNLOCKED_RUSTDOC_WITHIN";

/// The limit in seconds, if it is not this one: far more than a chapter takes.
const SECONDS: &str = "UNLOCKED_RUSTDOC_SECONDS";
const LIMIT: Duration = Duration::from_secs(120);

fn main() -> ExitCode {
    assert!(env::var_os(WITHIN).is_none(), "rustdoc is this program");
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let chapter = green::Chapter::find(&arguments);
    if chapter.as_ref().is_some_and(green::Chapter::has_passed) {
        return ExitCode::SUCCESS;
    }
    let output = match bounded::output(&mut rustdoc(), limit()) {
        Ok(output) => output,
        Err(error) => {
            let said = error.to_string();
            let hang = not_ended(&said).join(", ");
            eprintln!("{said}\nThese blocks hang: {hang}");
            return ExitCode::FAILURE;
        }
    };
    // Nobody reads what cannot be written.
    let _ = io::stdout().write_all(&output.stdout);
    let _ = io::stderr().write_all(&output.stderr);
    if !output.status.success() {
        return ExitCode::FAILURE;
    }
    if let Some(chapter) = chapter {
        chapter.passes();
    }
    ExitCode::SUCCESS
}

/// The real one, with the arguments of this program.
fn rustdoc() -> Command {
    let mut rustdoc = Command::new("rustdoc");
    rustdoc.args(env::args_os().skip(1));
    rustdoc.env(WITHIN, "1").env("PATH", path());
    rustdoc
}

fn limit() -> Duration {
    let seconds = env::var(SECONDS).ok();
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    seconds.map_or(LIMIT, Duration::from_secs)
}

/// The blocks that have not ended, by what rustdoc had said when it was ended.
fn not_ended(said: &str) -> Vec<String> {
    let list = bounded::output(rustdoc().args(["--test-args", "--list"]), LIMIT);
    let list = list.map(|list| list.stdout).unwrap_or_default();
    libtest::not_ended(&String::from_utf8_lossy(&list), said)
}

/// The path without the folder of this program.
fn path() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let this = env::current_exe().expect("this program is in a folder");
    let others = env::split_paths(&path).filter(|folder| Some(folder.as_path()) != this.parent());
    env::join_paths(others).expect("these folders were on a path before")
}
