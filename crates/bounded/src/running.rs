//! A child process with a timeout, and its output.

use std::fs;
use std::io::{self, ErrorKind};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::group::Group;

/// A program that runs, with all that it starts, and the file that it prints
/// to. None of it outlives this.
///
/// Stdout and stderr go to one file, in the order in which they are written: no
/// pipe can fill up and block the program, and none is held open by what it has
/// started.
pub struct Running {
    group: Group,
    file: NamedTempFile,
}

impl Running {
    /// Starts a program, with nothing on its stdin.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let file = NamedTempFile::new()?;
        let clone = || file.as_file().try_clone();
        command.stdout(clone()?).stderr(clone()?);
        let group = Group::start(command.stdin(Stdio::null()))?;
        Ok(Self { group, file })
    }

    /// How it has ended, if it does within `limit`.
    ///
    /// # Errors
    ///
    /// When it cannot be waited for.
    pub fn wait(&mut self, limit: Duration) -> io::Result<Option<ExitStatus>> {
        self.group.wait(limit)
    }

    /// Ends it and all that it has started, if any of it still runs.
    ///
    /// # Errors
    ///
    /// When it cannot be ended.
    pub fn stop(&mut self) -> io::Result<()> {
        self.group.stop()
    }

    /// What it has printed so far.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn printed(&self) -> io::Result<String> {
        printed(&self.file)
    }
}

/// Opened anew: to read through a handle of the program would move the place
/// where it writes.
fn printed(file: &NamedTempFile) -> io::Result<String> {
    let bytes = fs::read(file.path())?;
    Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
}

/// What a program prints, as [`Command::output`] returns it, if it ends within
/// `limit`. What it has started ends with it.
///
/// # Errors
///
/// When it cannot be started, and, with [`ErrorKind::TimedOut`], when it does
/// not end; the message has what it had printed by then.
///
/// # Examples
///
/// ```
/// use std::{process::Command, time::Duration};
///
/// let limit = Duration::from_secs(60);
/// let output = bounded::output(Command::new("rustc").arg("--version"), limit)?;
/// assert!(output.stdout.starts_with(b"rustc "));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn output(command: &mut Command, limit: Duration) -> io::Result<Output> {
    let (stdout, stderr) = (NamedTempFile::new()?, NamedTempFile::new()?);
    command
        .stdin(Stdio::null())
        .stdout(stdout.as_file().try_clone()?)
        .stderr(stderr.as_file().try_clone()?);
    let mut group = Group::start(command)?;
    let status = group.wait(limit)?;
    group.stop()?;
    let Some(status) = status else {
        let said = format!(
            "{:?} did not end within {limit:?} and was killed; until then it printed:\n{}{}",
            command.get_program(),
            printed(&stdout)?,
            printed(&stderr)?
        );
        return Err(io::Error::new(ErrorKind::TimedOut, said));
    };
    let (stdout, stderr) = (fs::read(stdout.path())?, fs::read(stderr.path())?);
    Ok(Output {
        status,
        stdout,
        stderr,
    })
}
