//! `print!` and its kin: each call is an event of the trace, with its text.
//!
//! What stands in the arguments is alive until the text is printed, as in std: a
//! guard, for example.

use std::fmt;
use std::io::{stderr, stdout};
use std::panic::Location;

use crate::emit::TraceEvent;
use crate::recording::EventKind;

/// Prints to the standard output.
#[track_caller]
pub fn print(arguments: fmt::Arguments<'_>) {
    to_stdout(here(), &arguments.to_string(), 0);
}

/// Prints to the standard error.
#[track_caller]
pub fn eprint(arguments: fmt::Arguments<'_>) {
    let text = arguments.to_string();
    let _stream = stderr().lock();
    trace(here(), &text);
    std::eprint!("{text}");
}

/// Prints what a logger has written, from a line of a file that it knows.
pub fn print_at((file, line): (&str, u32), text: &str) {
    // The logger pads levels, so that they stand in a column.
    let shown = text.trim_start();
    let padding = text.len() - shown.len();
    to_stdout((file, line, 1), text, padding);
}

#[track_caller]
fn here() -> (&'static str, u32, u32) {
    let place = Location::caller();
    (place.file(), place.line(), place.column())
}

fn to_stdout(place: (&str, u32, u32), text: &str, padding: usize) {
    // Whoever prints next is traced later.
    let _stream = stdout().lock();
    trace(place, &text[padding..]);
    std::print!("{text}");
}

fn trace(place: (&str, u32, u32), text: &str) {
    if !text.is_empty() {
        let line = text.strip_suffix('\n').unwrap_or(text);
        TraceEvent::at(EventKind::Print, place).text(line).emit();
    }
}

/// As in std, recorded.
#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => { $crate::__print($crate::format_args!($($arg)*)) };
}

/// As in std, recorded.
#[macro_export]
macro_rules! println {
    () => { $crate::__print($crate::format_args!("\n")) };
    ($($arg:tt)*) => {
        $crate::__print($crate::format_args!("{}\n", $crate::format_args!($($arg)*)))
    };
}

/// As in std, recorded.
#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => { $crate::__eprint($crate::format_args!($($arg)*)) };
}

/// As in std, recorded.
#[macro_export]
macro_rules! eprintln {
    () => { $crate::__eprint($crate::format_args!("\n")) };
    ($($arg:tt)*) => {
        $crate::__eprint($crate::format_args!("{}\n", $crate::format_args!($($arg)*)))
    };
}

/// As in std, recorded.
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
