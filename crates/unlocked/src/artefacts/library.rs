//! A library: its tests, its text, and the dependency that a reader writes.

use anyhow::{Context, Result};
use syn::{Item, Visibility};

use super::artefact::{Artefact, Check, Snippet, nothing};
use super::snippet::{Figures, WRITTEN_BY};
use crate::book::{Listing, Project};

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "library",
    about: "a library to be reused, with the tests that it brings",
    applies: Listing::has_library,
    recorded: &[],
    record: nothing,
    snippet: Some(Snippet {
        file: "library.md",
        applies: |_| true,
        text: snippet,
    }),
    checks: &[Check {
        name: "library",
        applies: |_| true,
        run: |listing, builds| builds.libraries()?.test(builds.project(), listing),
    }],
};

/// A library with more lines is folded away.
const LINES_OF_A_LIBRARY: usize = 120;

/// Begins the dependency in a snippet.
const DEPENDENCY: &str = "~~~toml\n";

/// The part of a listing that is there to be reused.
///
/// `mdbook test` compiles each block of `rust` alone. A library of several
/// files is none of these: it is marked by the other name of Rust, which
/// has the same colours.
fn snippet(project: &Project, listing: &Listing) -> Result<String> {
    let file = "src/lib.rs";
    let text = listing.read(file)?;
    let dependency = dependency(listing);
    let library = syn::parse_file(&text).with_context(|| format!("{listing}/{file}"))?;
    if !library.items.iter().any(is_to_be_used) {
        // It is a table of contents.
        return Ok(format!("{WRITTEN_BY}\n{dependency}"));
    }
    let has_modules = text.lines().any(is_module);
    let info = if has_modules { "rs" } else { "rust" };
    let code = Figures::new(project, listing)?.code("Rust", info, file);
    let lines = text.lines().count();
    if lines <= LINES_OF_A_LIBRARY {
        return Ok(format!("{WRITTEN_BY}\n{code}\n{dependency}"));
    }
    Ok(format!(
        "{WRITTEN_BY}\n<details>\n<summary>{listing}/{file}, {lines} lines</summary>\n\n\
         {code}\n</details>\n\n{dependency}"
    ))
}

/// Whether somebody who uses the library can name it, or its macro.
fn is_to_be_used(item: &Item) -> bool {
    let visibility = match item {
        Item::Fn(item) => &item.vis,
        Item::Struct(item) => &item.vis,
        Item::Enum(item) => &item.vis,
        Item::Trait(item) => &item.vis,
        Item::Type(item) => &item.vis,
        Item::Const(item) => &item.vis,
        Item::Static(item) => &item.vis,
        Item::Macro(_) => return true,
        _ => return false,
    };
    matches!(visibility, Visibility::Public(_))
}

/// What a reader writes to use a library, once she has copied it and what it
/// needs. The test that builds the copies takes it from here.
fn dependency(listing: &Listing) -> String {
    let name = &listing.name;
    let dependencies = listing.dependencies.iter().map(|needed| &needed.name);
    let copied: Vec<String> = dependencies.chain([name]).map(|name| code(name)).collect();
    let copied = match copied.split_last() {
        Some((last, [])) => format!("{last} is copied"),
        Some((last, others)) => format!("{} and {last} are copied", others.join(", ")),
        None => unreachable!("a listing is copied itself"),
    };
    let package = listing.package();
    format!(
        "<figure class=\"code\">\n\
         <figcaption><b>Cargo.toml</b> of a project beside which {copied}</figcaption>\n\n\
         {DEPENDENCY}[dependencies]\n{package} = {{ path = \"../{name}\" }}\n~~~\n\n</figure>\n"
    )
}

/// The dependency on a library that the page shows.
///
/// # Errors
///
/// When there is none in `library.md`.
pub(crate) fn shown_dependency(listing: &Listing) -> Result<String> {
    let snippet = listing.read("library.md")?;
    let shown = snippet.split_once(DEPENDENCY);
    let shown = shown.and_then(|(_, rest)| rest.split_once("~~~"));
    let (shown, _) = shown.with_context(|| {
        format!(
            "{listing}/library.md shows no dependency; write it with: cargo book record {}/{}",
            listing.part, listing.name
        )
    })?;
    Ok(shown.to_owned())
}

fn code(text: &str) -> String {
    format!("<code>{text}</code>")
}

/// Whether a line says that a module is in a file of its own.
fn is_module(line: &str) -> bool {
    let line = line.trim_start_matches("pub ");
    line.starts_with("mod ") && line.ends_with(';')
}
