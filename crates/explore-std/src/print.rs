//! `print!` and its kin: what a program prints is part of its outcome.
//!
//! To print is a step of its own, because another thread may print between the
//! operation before it and the line.

use crate::engine::op::{Op, Place};
use crate::engine::{is_running, step};

/// Prints in a program that is explored; elsewhere, for real.
#[doc(hidden)]
#[track_caller]
pub fn print(text: String) {
    print_from(Place::here(), text);
}

/// The same, from a line of a file that a logger knows.
#[doc(hidden)]
pub fn print_at((file, line): (&'static str, u32), text: String) {
    let column = 1;
    print_from(Place { file, line, column }, text);
}

fn print_from(place: Place, text: String) {
    if !is_running() {
        std::print!("{text}");
    } else if !text.is_empty() {
        step(place, Op::Print(text));
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
