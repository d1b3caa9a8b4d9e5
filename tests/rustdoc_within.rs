//! rustdoc, within a limit: it names the blocks of a page that hang.
//!
//! mdBook calls what is called `rustdoc` on the path, once for a chapter, and
//! has no limit itself.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, ExitCode};
use std::time::Duration;

use bounded::libtest;

/// Set for the real one: this program, found again in its place, would start
/// itself for ever.
const WITHIN: &str = "UNLOCKED_RUSTDOC_WITHIN";

/// The limit in seconds, if it is not this one: far more than a chapter takes.
const SECONDS: &str = "UNLOCKED_RUSTDOC_SECONDS";
const LIMIT: Duration = Duration::from_secs(120);

fn main() -> ExitCode {
    assert!(env::var_os(WITHIN).is_none(), "rustdoc is this program");
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let rustdoc = || {
        let mut rustdoc = Command::new("rustdoc");
        rustdoc
            .args(&arguments)
            .env(WITHIN, "1")
            .env("PATH", path());
        rustdoc
    };
    let seconds = env::var(SECONDS)
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    let limit = seconds.map_or(LIMIT, Duration::from_secs);
    match bounded::output(&mut rustdoc(), limit) {
        Ok(output) => {
            // Nobody reads what cannot be written.
            let _ = io::stdout().write_all(&output.stdout);
            let _ = io::stderr().write_all(&output.stderr);
            match output.status.success() {
                true => ExitCode::SUCCESS,
                false => ExitCode::FAILURE,
            }
        }
        Err(error) => {
            let said = error.to_string();
            let list = bounded::output(rustdoc().args(["--test-args", "--list"]), LIMIT);
            let list = list.map_or(String::new(), |list| {
                String::from_utf8_lossy(&list.stdout).into_owned()
            });
            let hang = libtest::not_ended(&list, &said).join(", ");
            eprintln!("{said}\nThese blocks hang: {hang}");
            ExitCode::FAILURE
        }
    }
}

/// The path without the folder of this program.
fn path() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let this = env::current_exe().expect("this program is in a folder");
    let others = env::split_paths(&path).filter(|folder| Some(folder.as_path()) != this.parent());
    env::join_paths(others).expect("these folders were on a path before")
}
