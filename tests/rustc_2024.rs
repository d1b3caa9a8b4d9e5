//! The compiler of this toolchain, for edition 2024 wherever 2021 is asked for.
//!
//! skeptic 0.14.2 knows no edition after 2021, and calls what `RUSTC` names.

use std::process::{Command, exit};

fn main() {
    let arguments = std::env::args_os().skip(1).map(|argument| {
        if argument == "--edition=2021" {
            "--edition=2024".into()
        } else {
            argument
        }
    });
    let status = Command::new("rustc")
        .args(arguments)
        .status()
        .expect("rustc, installed by https://rustup.rs");
    exit(status.code().unwrap_or(1));
}
