//! A compiler wrapper for skeptic: rustc, with other arguments.
//!
//! skeptic 0.14.2 calls the compiler that `RUSTC` names, and knows neither
//! edition 2024 nor a library that is not called as its package:
//!
//! - `--edition=2021`, the latest that it knows, becomes `--edition=2024`;
//! - the one library of another name is added.
//!
//! A program that was compiled before, from the same source and with the same
//! libraries, is [kept](kept). skeptic has a cache, too, but starts a program
//! now and then while it is still open to be written, which Linux refuses.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, exit};
use std::time::SystemTime;
use std::{env, fs};

#[path = "rustc_2024/kept.rs"]
mod kept;

/// The library of the package `threading-pythonic`.
const RENAMED: &str = "pythonic";

fn main() {
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    for argument in &mut arguments {
        if argument == "--edition=2021" {
            *argument = "--edition=2024".into();
        }
    }
    // What is kept is a tenth of the size.
    arguments.push("-Cstrip=symbols".into());
    if let Some(library) = library() {
        let library = format!("{RENAMED}={}", library.display());
        arguments.extend(["--extern".into(), library.into()]);
    }
    let kept = kept::Kept::find(&arguments);
    if kept.as_ref().is_some_and(kept::Kept::restore) {
        return;
    }
    let status = Command::new("rustc")
        .args(&arguments)
        .status()
        .expect("rustc, installed by https://rustup.rs");
    if let (true, Some(kept)) = (status.success(), kept) {
        kept.store();
    }
    exit(status.code().unwrap_or(1));
}

/// The newest build of the renamed library, in the folder beside this program.
fn library() -> Option<PathBuf> {
    let folder = env::current_exe().ok()?.with_file_name("deps");
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
