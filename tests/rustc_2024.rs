//! The compiler of this toolchain, for edition 2024 wherever 2021 is asked for.
//!
//! skeptic 0.14.2 knows no edition after 2021, and calls what `RUSTC` names. It
//! looks for libraries by the names of their packages, and so does not find the
//! one library that is called otherwise.

use std::path::{Path, PathBuf};
use std::process::{Command, exit};
use std::time::SystemTime;
use std::{env, fs};

/// The library of the package `threading-pythonic`.
const RENAMED: &str = "pythonic";

fn main() {
    let mut rustc = Command::new("rustc");
    let mut renamed = None;
    for argument in env::args_os().skip(1) {
        renamed = renamed.or_else(|| library(Path::new(&argument)));
        if argument == "--edition=2021" {
            rustc.arg("--edition=2024");
        } else {
            rustc.arg(argument);
        }
    }
    if let Some(library) = renamed {
        let library = format!("{RENAMED}={}", library.display());
        rustc.arg("--extern").arg(library);
    }
    let status = rustc
        .status()
        .expect("rustc, installed by https://rustup.rs");
    exit(status.code().unwrap_or(1));
}

/// The newest build of the library in a folder of libraries.
fn library(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?.flatten().map(|file| file.path());
    let builds = files.filter(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&format!("lib{RENAMED}-")) && name.ends_with(".rlib")
    });
    builds.max_by_key(|file| changed(file))
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}
