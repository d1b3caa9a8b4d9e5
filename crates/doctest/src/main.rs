//! A preprocessor that gives `mdbook test` the crates that the pages use.
//!
//! mdBook runs `rustdoc --test <chapter>` and has no way to say where `rand`
//! is. But rustdoc takes an argument `@file` for the arguments that are written
//! in `file`. So each chapter becomes a file of arguments: the path of the
//! chapter, and an `--extern` for each dependency of this very package. mdBook
//! passes the path on as it is; a test of the book has a bad snippet that must
//! fail, and so notices if a later mdBook does not.
//!
//! `book.toml` runs this for `mdbook test` alone: the HTML needs no plugin.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs, io};

use anyhow::{Context, Result, bail, ensure};
use cargo_metadata::{CrateType, Message, MetadataCommand, PackageId};
use mdbook_preprocessor::book::{Book, Chapter};
use mdbook_preprocessor::parse_input;

const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => preprocess(),
        ["supports", "test"] => Ok(()),
        ["supports", _] => return ExitCode::FAILURE,
        _ => Err(anyhow::anyhow!(
            "mdBook calls this program; to test the pages, run: mdbook test"
        )),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn preprocess() -> Result<()> {
    let (_, mut book) = parse_input(io::stdin())?;
    let externs = externs()?;
    // mdBook reads the files after this program has ended, so they stay.
    let folder = tempfile::Builder::new()
        .prefix("unlocked-doctest-")
        .tempdir()?
        .keep();
    hand_over(&mut book, &folder, &externs)?;
    serde_json::to_writer(io::stdout(), &book)?;
    Ok(())
}

/// The arguments that make the dependencies of this package known to rustdoc,
/// one a line.
fn externs() -> Result<String> {
    let names = dependencies()?;
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "build",
            "--quiet",
            "--message-format=json",
            "--manifest-path",
            MANIFEST,
        ])
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started; install Rust from https://rustup.rs")?;
    ensure!(output.status.success(), "cargo cannot build {MANIFEST}");
    let mut arguments = String::new();
    let mut folder = None;
    for message in Message::parse_stream(output.stdout.as_slice()) {
        let Message::CompilerArtifact(artifact) = message? else {
            continue;
        };
        let Some(name) = names.get(&artifact.package_id) else {
            continue;
        };
        if !artifact.target.crate_types.contains(&CrateType::Lib) {
            continue;
        }
        let library = artifact
            .filenames
            .iter()
            .find(|file| file.extension() == Some("rlib"))
            .with_context(|| format!("cargo built no library for {name}"))?;
        writeln!(arguments, "--extern\n{name}={library}")?;
        folder = library.parent().map(ToOwned::to_owned);
    }
    let Some(folder) = folder else {
        bail!("cargo built none of the dependencies of {MANIFEST}");
    };
    writeln!(arguments, "-L\ndependency={folder}")?;
    Ok(arguments)
}

/// The direct dependencies of this package, with the names that code uses.
fn dependencies() -> Result<HashMap<PackageId, String>> {
    let metadata = MetadataCommand::new()
        .manifest_path(MANIFEST)
        .exec()
        .with_context(|| format!("cargo cannot read {MANIFEST}"))?;
    let this = metadata
        .packages
        .iter()
        .find(|package| package.manifest_path == MANIFEST)
        .with_context(|| format!("cargo does not know {MANIFEST}"))?;
    let resolved = metadata.resolve.context("cargo resolved no dependencies")?;
    let node = resolved
        .nodes
        .into_iter()
        .find(|node| node.id == this.id)
        .context("cargo did not resolve this package")?;
    Ok(node
        .deps
        .into_iter()
        .map(|dep| (dep.pkg, dep.name))
        .collect())
}

/// Replaces the path of each chapter by `@` and a file of arguments.
fn hand_over(book: &mut Book, folder: &Path, externs: &str) -> Result<()> {
    let mut result = Ok(());
    book.for_each_chapter_mut(|chapter| {
        if result.is_ok() {
            result = hand_over_chapter(chapter, folder, externs);
        }
    });
    result
}

fn hand_over_chapter(chapter: &mut Chapter, folder: &Path, externs: &str) -> Result<()> {
    let Some(path) = &chapter.path else {
        return Ok(());
    };
    let markdown = folder.join(path);
    let arguments = markdown.with_extension("args");
    fs::create_dir_all(markdown.parent().expect("a chapter is in a folder"))?;
    fs::write(&markdown, &chapter.content)?;
    fs::write(&arguments, format!("{externs}{}\n", markdown.display()))?;
    chapter.path = Some(PathBuf::from(format!("@{}", arguments.display())));
    Ok(())
}
