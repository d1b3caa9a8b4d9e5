//! `print!` and its kin: what a program prints is part of its outcome.
//!
//! To print is a step of its own, because another thread may print between the
//! operation before it and the line.

use crate::engine::op::Op;
use crate::engine::{step, try_current};

/// Prints in a program that is explored; elsewhere, for real.
#[doc(hidden)]
#[track_caller]
pub fn print(text: String) {
    if try_current().is_none() {
        std::print!("{text}");
    } else if !text.is_empty() {
        step(std::panic::Location::caller(), Op::Print(text));
    }
}

/// As in std, captured.
#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => { $crate::__print($crate::format!($($arg)*)) };
}

/// As in std, captured.
#[macro_export]
macro_rules! println {
    () => { $crate::__print($crate::string::String::from("\n")) };
    ($($arg:tt)*) => { $crate::__print($crate::format!($($arg)*) + "\n") };
}

/// As in std, captured with the rest.
#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => { $crate::__print($crate::format!($($arg)*)) };
}

/// As in std, captured with the rest.
#[macro_export]
macro_rules! eprintln {
    () => { $crate::__print($crate::string::String::from("\n")) };
    ($($arg:tt)*) => { $crate::__print($crate::format!($($arg)*) + "\n") };
}
