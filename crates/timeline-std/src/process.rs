//! `std::process`, whose `exit` writes the recording first.

pub use std::process::*;

/// As in std.
pub fn exit(code: i32) -> ! {
    crate::record::exit();
    std::process::exit(code)
}
