//! Running a program within a limit.

use std::process::{Command, ExitStatus};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use bounded::Running;

/// Runs `command` and returns all it printed, on stdout and stderr, in the
/// order in which it was written.
///
/// Both streams go to one file, so no pipe can fill up and block the program.
/// What it has started ends with it.
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
/// let output = unlocked::cargo::run::run(
///     Command::new("rustc").arg("--version"),
///     Duration::from_secs(60),
/// )?;
/// assert!(output.starts_with("rustc "));
/// # Ok::<(), anyhow::Error>(())
/// ```
pub fn run(command: &mut Command, limit: Duration) -> Result<String> {
    let mut running = start(command)?;
    let status = running.wait(limit)?;
    let printed = stop(&mut running)?;
    match status {
        None => bail!(
            "it did not end within {limit:?} and was killed; until then it printed:\n{printed}"
        ),
        Some(status) => succeeded(status, printed),
    }
}

/// What a run of a program that may hang has come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunOutput {
    /// What it printed.
    pub printed: String,
    /// Whether it had to be killed.
    pub hung: bool,
}

impl RunOutput {
    /// What it printed and, if it had to be killed, a sentence that says so.
    #[must_use]
    pub fn shown(self) -> String {
        match self.hung {
            true => self.printed + "(It hangs here, and was stopped.)\n",
            false => self.printed,
        }
    }
}

/// How often a program that may hang is given its limit again, when it has
/// printed less than it does where it hangs: it may just be slow.
const PATIENCE: u32 = 20;

/// Runs `command`, which may hang where it has printed what `hangs` says yes
/// to; otherwise as [`run`] does.
///
/// # Errors
///
/// Those of [`run`]. A program that has not ended after `limit`, and has printed
/// what it does not hang at, is given twenty times that. One that was killed
/// while it went on is run anew, with twice the limit.
pub fn run_or_hang(
    command: &mut Command,
    limit: Duration,
    hangs: impl Fn(&str) -> bool,
) -> Result<RunOutput> {
    let mut running = start(command)?;
    for _ in 0..PATIENCE {
        if let Some(status) = running.wait(limit)? {
            let printed = succeeded(status, stop(&mut running)?)?;
            let hung = false;
            return Ok(RunOutput { printed, hung });
        }
        if hangs(&running.printed()?) {
            let printed = stop(&mut running)?;
            if hangs(&printed) {
                let hung = true;
                return Ok(RunOutput { printed, hung });
            }
            // It has gone on since the look, and is slow: it needs more time.
            return run_or_hang(command, limit * 2, hangs);
        }
    }
    bail!(
        "it did not end within {:?} and was killed, and it does not hang where it has printed this:\n{}",
        limit * PATIENCE,
        stop(&mut running)?
    )
}

/// Starts it as a program that must not hang on who runs it.
fn start(command: &mut Command) -> Result<Running> {
    command
        .env("NO_COLOR", "1")
        .env_remove("RUST_LOG")
        .env_remove("RUST_BACKTRACE");
    Running::start(command)
        .with_context(|| format!("{:?} cannot be started", command.get_program()))
}

/// Ends it, with all that it has started, and returns what it has printed.
fn stop(running: &mut Running) -> Result<String> {
    running.stop()?;
    Ok(running.printed()?)
}

fn succeeded(status: ExitStatus, printed: String) -> Result<String> {
    if status.success() {
        return Ok(printed);
    }
    bail!("it ended with {status}; it printed:\n{printed}")
}

/// `text` without what differs from run to run and says nothing: the number
/// that Rust puts behind a thread's name in the message of a panic.
///
/// ```
/// let message = "thread 'main' (4711) panicked at src/main.rs:3:5:";
/// assert_eq!(
///     unlocked::cargo::run::normalise(message),
///     "thread 'main' panicked at src/main.rs:3:5:",
/// );
/// ```
#[must_use]
pub fn normalise(text: &str) -> String {
    let id = regex::Regex::new(r"(?m)^(thread '[^']*') \(\d+\) panicked").expect("a valid pattern");
    id.replace_all(text, "$1 panicked").into_owned()
}
