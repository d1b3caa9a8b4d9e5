//! The interpreter of the Python twins.

use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::run;
use crate::book::Listing;

/// The oldest Python that runs every twin: `zip(strict=True)` came with it.
pub const OLDEST_PYTHON: (u32, u32) = (3, 10);

/// Setting this variable to `skip` leaves the twins out.
pub const PYTHON_VARIABLE: &str = "UNLOCKED_PYTHON";

/// The folder of `sitecustomize.py`, which Python runs before a program.
const AT_START: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/cargo/python");

/// The Python that runs the twins.
#[derive(Debug, Clone)]
pub enum Python {
    /// `python3`, new enough.
    Found {
        /// What it says of itself, such as `Python 3.11.7`.
        version: String,
    },
    /// The reader asked to do without.
    Skipped,
}

impl Python {
    /// Looks for `python3` on the path.
    ///
    /// # Errors
    ///
    /// When there is none or it is too old; the message says which is needed
    /// and how to do without.
    pub fn find() -> Result<Self> {
        match std::env::var(PYTHON_VARIABLE).as_deref() {
            Ok("skip") => return Ok(Self::Skipped),
            Ok(other) => {
                bail!("{PYTHON_VARIABLE} is {other:?}; the one value it may have is \"skip\"")
            }
            Err(_) => {}
        }
        let version = run::run(
            Command::new("python3").arg("--version"),
            Duration::from_secs(10),
        )
        .with_context(needed)?;
        check_version(&version)?;
        Ok(Self::Found {
            version: version.trim().to_owned(),
        })
    }
}

/// What a reader without a fitting Python is told.
fn needed() -> String {
    let (major, minor) = OLDEST_PYTHON;
    format!(
        "the twins need Python {major}.{minor} or newer as `python3`: install it from \
         https://www.python.org, or leave the twins out with {PYTHON_VARIABLE}=skip"
    )
}

/// Fails unless `answer`, that of `python3 --version`, is new enough.
///
/// # Errors
///
/// When it is older than [`OLDEST_PYTHON`], or no version at all.
pub fn check_version(answer: &str) -> Result<()> {
    let mut numbers = answer
        .trim()
        .strip_prefix("Python ")
        .unwrap_or_default()
        .split('.')
        .map(|number| number.parse::<u32>().ok());
    let (Some(Some(major)), Some(Some(minor))) = (numbers.next(), numbers.next()) else {
        bail!(
            "`python3 --version` answers {:?}; {}",
            answer.trim(),
            needed()
        );
    };
    if (major, minor) < OLDEST_PYTHON {
        bail!("this is {}; {}", answer.trim(), needed());
    }
    Ok(())
}

/// The interpreter that `python3` starts. Where that is a script that looks for
/// one, as pyenv's is, the search takes longer than a twin does.
static INTERPRETER: LazyLock<String> = LazyLock::new(|| {
    let mut python = Command::new("python3");
    python.args(["-c", "import sys; print(sys.executable)"]);
    match run::run(&mut python, Duration::from_secs(10)) {
        Ok(path) if !path.trim().is_empty() => path.trim().to_owned(),
        // To run a twin tells why.
        _ => "python3".to_owned(),
    }
});

/// The command that runs a Python program in the folder of `listing`.
#[must_use]
pub fn python(listing: &Listing) -> Command {
    let mut python = Command::new(&*INTERPRETER);
    python
        .arg("-B")
        .current_dir(&listing.dir)
        .env("PYTHONPATH", AT_START)
        .env("PYTHONHASHSEED", "random")
        .env("PYTHONUTF8", "1");
    python
}

#[cfg(test)]
mod tests {
    use super::check_version;

    #[test]
    fn a_new_python_is_taken() {
        check_version("Python 3.10.0\n").unwrap();
        check_version("Python 3.14.0rc1\n").unwrap();
        check_version("Python 4.0.0\n").unwrap();
    }

    #[test]
    fn an_old_python_is_refused_with_the_version_that_is_needed() {
        for old in ["Python 2.7.18\n", "Python 3.9.18\n"] {
            let error = check_version(old).unwrap_err().to_string();
            assert!(error.contains("Python 3.10 or newer"), "{error}");
            assert!(error.contains("UNLOCKED_PYTHON=skip"), "{error}");
        }
    }

    #[test]
    fn what_is_no_python_is_refused() {
        let error = check_version("pyenv: no such command")
            .unwrap_err()
            .to_string();
        assert!(error.contains("pyenv: no such command"), "{error}");
    }
}
