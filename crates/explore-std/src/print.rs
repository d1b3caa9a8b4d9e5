//! `print!` and its kin: what a program prints is part of its outcome.
//!
//! What stands in the arguments lives until the line is printed, as in std: a
//! guard, for example. To print is a step of its own, because another thread
//! may print between the operation before it and the line.
//!
//! Where nothing is explored, it goes to the real streams.

use std::fmt;

use crate::engine::ids::Place;
use crate::engine::op::Op;
use crate::engine::{is_running, step};

/// Prints to standard output.
#[doc(hidden)]
#[track_caller]
pub fn print(arguments: fmt::Arguments<'_>) {
    if is_running() {
        print_from(Place::here(), arguments.to_string());
    } else {
        std::print!("{arguments}");
    }
}

/// The same, to standard error.
#[doc(hidden)]
#[track_caller]
pub fn eprint(arguments: fmt::Arguments<'_>) {
    if is_running() {
        print_from(Place::here(), arguments.to_string());
    } else {
        std::eprint!("{arguments}");
    }
}

/// Prints to standard output, from a line of a file that a logger knows.
#[doc(hidden)]
pub fn print_at((file, line): (&'static str, u32), text: String) {
    let column = 1;
    if is_running() {
        print_from(Place { file, line, column }, text);
    } else {
        std::print!("{text}");
    }
}

fn print_from(place: Place, text: String) {
    if !text.is_empty() {
        step(place, Op::Print(text));
    }
}

/// As in std, captured.
#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => { $crate::__print($crate::format_args!($($arg)*)) };
}

/// As in std, captured.
#[macro_export]
macro_rules! println {
    () => { $crate::__print($crate::format_args!("\n")) };
    ($($arg:tt)*) => {
        $crate::__print($crate::format_args!("{}\n", $crate::format_args!($($arg)*)))
    };
}

/// As in std, captured with the rest.
#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => { $crate::__eprint($crate::format_args!($($arg)*)) };
}

/// As in std, captured with the rest.
#[macro_export]
macro_rules! eprintln {
    () => { $crate::__eprint($crate::format_args!("\n")) };
    ($($arg:tt)*) => {
        $crate::__eprint($crate::format_args!("{}\n", $crate::format_args!($($arg)*)))
    };
}

/// As in std, captured.
#[macro_export]
macro_rules! dbg {
    () => {
        $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!())
    };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    $crate::file!(),
                    $crate::line!(),
                    $crate::column!(),
                    $crate::stringify!($value),
                    &value
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => { ($($crate::dbg!($value)),+,) };
}
