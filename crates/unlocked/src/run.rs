//! Running a program within a limit.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use wait_timeout::ChildExt;

/// Runs `command` and returns all it printed, on stdout and stderr, in the
/// order in which it was written.
///
/// Both streams go to one file, so no pipe can fill up and block the program.
/// `RUST_LOG` and `RUST_BACKTRACE` are taken from it, and `NO_COLOR` is set:
/// its output must not hang on who runs it.
///
/// # Errors
///
/// When the program cannot be started, does not end within `limit` (it is
/// killed), or ends with a status other than success. The message holds what
/// the program had printed by then.
///
/// # Examples
///
/// ```
/// use std::{process::Command, time::Duration};
///
/// let output = unlocked::run::run(
///     Command::new("rustc").arg("--version"),
///     Duration::from_secs(60),
/// )?;
/// assert!(output.starts_with("rustc "));
/// # Ok::<(), anyhow::Error>(())
/// ```
pub fn run(command: &mut Command, limit: Duration) -> Result<String> {
    let mut output = tempfile::tempfile().context("no temporary file for the output")?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(clone(&output)?)
        .stderr(clone(&output)?)
        .env("NO_COLOR", "1")
        .env_remove("RUST_LOG")
        .env_remove("RUST_BACKTRACE")
        .spawn()
        .with_context(|| format!("{:?} cannot be started", command.get_program()))?;
    let status = child.wait_timeout(limit)?;
    if status.is_none() {
        child.kill()?;
        child.wait()?;
    }
    let mut bytes = Vec::new();
    output.seek(SeekFrom::Start(0))?;
    output.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    match status {
        None => {
            bail!("it did not end within {limit:?} and was killed; until then it printed:\n{text}")
        }
        Some(status) if !status.success() => {
            bail!("it ended with {status}; it printed:\n{text}")
        }
        Some(_) => Ok(text),
    }
}

fn clone(file: &File) -> Result<File> {
    file.try_clone().context("no second handle on the output")
}

/// `text` without what differs from run to run and says nothing: the number
/// that Rust puts behind a thread's name in the message of a panic.
///
/// ```
/// let message = "thread 'main' (4711) panicked at src/main.rs:3:5:";
/// assert_eq!(
///     unlocked::run::normalise(message),
///     "thread 'main' panicked at src/main.rs:3:5:",
/// );
/// ```
#[must_use]
pub fn normalise(text: &str) -> String {
    let id = regex::Regex::new(r"(?m)^(thread '[^']*') \(\d+\) panicked").expect("a valid pattern");
    id.replace_all(text, "$1 panicked").into_owned()
}
