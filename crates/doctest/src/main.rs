//! An mdBook preprocessor that gives `mdbook test` the crates that the pages use.
//!
//! mdBook runs `rustdoc --test <chapter>` and has no way to say where `rand`
//! is. But rustdoc takes an argument `@file` for the arguments that are written
//! in `file`. So each chapter becomes a file of arguments: the path of the
//! chapter, and an `--extern` for each dependency of this very package and for
//! the library of each listing. mdBook passes the path on as it is; a test of
//! the book has a bad snippet that must fail, and so notices if a later mdBook
//! does not.
//!
//! `book.toml` runs this for `mdbook test` alone: the HTML needs no plugin.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs, io};

use anyhow::{Context, Result, ensure};
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
    let (context, mut book) = parse_input(io::stdin())?;
    let externs = externs()?;
    hand_over(&mut book, &folder_of(&context.root)?, &externs)?;
    serde_json::to_writer(io::stdout(), &book)?;
    Ok(())
}

/// A folder for the chapters of the book in `root`, beside this program.
/// mdBook reads it after this program has ended; the next run overwrites it.
fn folder_of(root: &Path) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    root.hash(&mut hasher);
    let name = format!("doctest-{:016x}", hasher.finish());
    let program = env::current_exe().context("this program does not know where it is")?;
    Ok(program.with_file_name(name))
}

/// The arguments that make the crates of the pages known to rustdoc, one a
/// line.
fn externs() -> Result<String> {
    let crates = crates()?;
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([
        "build",
        "--quiet",
        "--message-format=json",
        "--manifest-path",
        MANIFEST,
    ]);
    cargo.args(["--package", env!("CARGO_PKG_NAME")]);
    for library in &crates.listings {
        cargo.args(["--package", library]);
    }
    let output = cargo
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started; install Rust from https://rustup.rs")?;
    ensure!(
        output.status.success(),
        "cargo cannot build the crates that the pages use"
    );
    let mut arguments = String::new();
    let mut folders = BTreeSet::new();
    for message in Message::parse_stream(output.stdout.as_slice()) {
        let Message::CompilerArtifact(artifact) = message? else {
            continue;
        };
        let Some(name) = crates.names.get(&artifact.package_id) else {
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
        // A library of the workspace lies above those that it needs.
        let folder = library.parent().context("a library is in a folder")?;
        folders.extend([folder.to_owned(), folder.join("deps")]);
    }
    for folder in folders {
        writeln!(arguments, "-L\ndependency={folder}")?;
    }
    Ok(arguments)
}

/// What the Rust on a page may use beside std.
struct Crates {
    /// The crates, with the names that code uses: the direct dependencies of
    /// this package, and the libraries of the listings.
    names: HashMap<PackageId, String>,
    /// The packages of the listings that have a library.
    listings: Vec<String>,
}

fn crates() -> Result<Crates> {
    let metadata = MetadataCommand::new()
        .manifest_path(MANIFEST)
        .exec()
        .with_context(|| format!("cargo cannot read {MANIFEST}"))?;
    let this = metadata
        .packages
        .iter()
        .find(|package| package.manifest_path == MANIFEST)
        .with_context(|| format!("cargo does not know {MANIFEST}"))?;
    let resolved = metadata
        .resolve
        .as_ref()
        .context("cargo resolved no dependencies")?;
    let node = resolved
        .nodes
        .iter()
        .find(|node| node.id == this.id)
        .context("cargo did not resolve this package")?;
    let mut names: HashMap<_, _> = node
        .deps
        .iter()
        .map(|dep| (dep.pkg.clone(), dep.name.clone()))
        .collect();
    let mut listings = Vec::new();
    let folder = metadata.workspace_root.join("listings");
    for package in metadata.workspace_packages() {
        let library = package.targets.iter().find(|target| target.is_lib());
        if let Some(library) = library
            && package.manifest_path.starts_with(&folder)
        {
            names.insert(package.id.clone(), library.name.clone());
            listings.push(package.name.to_string());
        }
    }
    Ok(Crates { names, listings })
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
