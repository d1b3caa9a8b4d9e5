//! A self-checking doc-test: it runs itself as a child process, within a limit,
//! and compares what the child prints.

use std::process::{Command, ExitCode, Termination};
use std::time::Duration;
use std::{env, str};

use crate::output;

/// Runs `snippet` in a child process within `limit`, and sees that it ends well
/// and, if `prints` says what it prints, prints that.
///
/// To be called by the `main` of a program, and by nothing else: the child is
/// the same program, whose `main` comes here again and runs `snippet`. A message
/// begins with `place`, where the reader finds the snippet.
///
/// # Panics
///
/// When the snippet does not end within `limit`, fails, or prints something
/// else.
///
/// ```standalone_crate
/// use std::process::ExitCode;
/// use std::time::Duration;
///
/// fn main() -> ExitCode {
///     let limit = Duration::from_secs(60);
///     bounded::checked("page.md, line 3", limit, Some("42"), || println!("{}", 6 * 7))
/// }
/// ```
pub fn checked<T: Termination>(
    place: &str,
    limit: Duration,
    prints: Option<&str>,
    snippet: impl FnOnce() -> T,
) -> ExitCode {
    const IS_CHILD: &str = "BOUNDED_CHECKED";
    if env::var_os(IS_CHILD).is_some() {
        return snippet().report();
    }
    let this = env::current_exe().expect("a program knows its file");
    let mut child = Command::new(this);
    child.env(IS_CHILD, "1").env("NO_COLOR", "1");
    let ran = output(&mut child, limit).unwrap_or_else(|error| panic!("{place}: {error}"));
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{place}: the snippet fails\n{said}");
    if let Some(prints) = prints {
        let printed = str::from_utf8(&ran.stdout).expect("a snippet prints UTF-8");
        assert_eq!(
            printed.trim_end(),
            prints.trim_end(),
            "{place}: the snippet prints what stands on the left, the page says what stands on the right",
        );
    }
    ExitCode::SUCCESS
}
