//! What `main` may return.

use std::fmt::Debug;
use std::process::ExitCode;

/// What a program's `main` returns, as `std::process::Termination`.
pub trait Main: 'static {
    /// The exit code, after an error has been printed.
    #[doc(hidden)]
    fn report(self) -> i32;
}

impl Main for () {
    fn report(self) -> i32 {
        0
    }
}

impl Main for ExitCode {
    /// Its number can be read in its `Debug` alone.
    fn report(self) -> i32 {
        let text = format!("{self:?}");
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(1)
    }
}

impl<T: Main, E: Debug + 'static> Main for Result<T, E> {
    fn report(self) -> i32 {
        match self {
            Ok(value) => value.report(),
            Err(error) => {
                crate::eprintln!("Error: {error:?}");
                1
            }
        }
    }
}
