//! Faults of the page that has every Python name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unlocked::cargo::build;

use super::read;

/// The page, in `src`.
pub const PAGE: &str = "appendix/api.md";

/// The names that Python has for threads, in `tests`.
pub const LIST: &str = "names/python.txt";

/// A row of a table of the page: what its columns are headed by, and the code
/// in each.
#[derive(Debug, Default)]
struct Row {
    heads: Vec<String>,
    cells: Vec<Vec<String>>,
}

/// Names of the list that the page has not, or has twice, and names on the page
/// that the list has not.
pub fn unanswered_names(src: &Path, list: &Path) -> Vec<String> {
    let list = listed(list);
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for name in names(src) {
        *rows.entry(name).or_default() += 1;
    }
    let missing = list.iter().filter(|name| !rows.contains_key(*name));
    let missing = missing.map(|name| format!("src/{PAGE}: no row has {name}"));
    let twice = rows.iter().filter(|(_, rows)| **rows > 1);
    let twice = twice.map(|(name, rows)| format!("src/{PAGE}: {rows} rows have {name}"));
    let unknown = rows.keys().filter(|name| !list.contains(*name));
    let unknown = unknown.map(|name| format!("tests/{LIST}: {name} is on the page; add it"));
    missing.chain(twice).chain(unknown).collect()
}

/// Names that a Python has and the list has not.
pub fn unlisted_names(list: &Path, python: &str) -> Vec<String> {
    let list = listed(list);
    let unlisted = python.lines().filter(|name| !list.contains(*name));
    unlisted
        .map(|name| {
            format!("tests/{LIST}: this Python has {name}; add it, and a row to src/{PAGE}")
        })
        .collect()
}

/// What the page says that `pythonic` has, in full: the code in a column, each
/// below the module that stands at the head of it.
pub fn paths_in_pythonic(src: &Path) -> BTreeSet<String> {
    let rows = rows(&read(&src.join(PAGE))).into_iter();
    rows.flat_map(|row| {
        let columns = row.heads.into_iter().zip(row.cells);
        let columns = columns.filter(|(head, _)| head.starts_with("pythonic"));
        columns.flat_map(|(head, cell)| cell.into_iter().map(move |code| format!("{head}::{code}")))
    })
    .collect()
}

/// Paths that lead to no item of `pythonic`, according to rustdoc, which resolves
/// them as links in the documentation of a crate that is made for it.
pub fn unresolved_paths(root: &Path, paths: &BTreeSet<String>) -> Vec<String> {
    let crate_of_links = tempfile::tempdir().expect("a folder for a crate");
    let folder = crate_of_links.path();
    let pythonic = root.join("listings/threading/pythonic");
    let manifest = format!(
        "[package]\nname = \"paths\"\nedition = \"2024\"\n\n[dependencies.pythonic]\n\
         package = \"threading-pythonic\"\npath = {pythonic:?}\n"
    );
    let links = paths.iter().map(|path| format!("//! - [`{path}`]\n"));
    fs::create_dir(folder.join("src")).expect("an empty folder");
    fs::write(folder.join("Cargo.toml"), manifest).expect("a file in it");
    fs::write(folder.join("src/lib.rs"), links.collect::<String>()).expect("a file in it");
    let output = build::cargo()
        .args(["doc", "--no-deps", "--quiet", "--offline"])
        .env("RUSTDOCFLAGS", "-D rustdoc::broken_intra_doc_links")
        .env(
            "CARGO_TARGET_DIR",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/paths"),
        )
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let unresolved = said
        .lines()
        .filter_map(|line| line.strip_prefix("error: unresolved link to"));
    let unresolved = unresolved.map(|path| format!("src/{PAGE}: there is no{path}"));
    let faults: Vec<String> = unresolved.collect();
    if faults.is_empty() && !output.status.success() {
        return vec![said];
    }
    faults
}

fn listed(list: &Path) -> BTreeSet<String> {
    let list = read(list);
    let names = list.lines().filter(|line| !line.starts_with('#'));
    names.map(str::to_owned).collect()
}

/// The code in the first column of the tables about threads, which have std
/// alone in their second.
fn names(src: &Path) -> Vec<String> {
    let rows = rows(&read(&src.join(PAGE))).into_iter();
    let rows = rows.filter(|row| row.heads[..2] == ["Python", "std"]);
    rows.flat_map(|mut row| row.cells.swap_remove(0)).collect()
}

/// The rows of all tables of a page.
fn rows(page: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut heads: Vec<String> = Vec::new();
    let (mut in_head, mut in_cell) = (false, false);
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead) => {
                heads.clear();
                in_head = true;
            }
            Event::End(TagEnd::TableHead) => in_head = false,
            Event::Start(Tag::TableRow) => rows.push(Row {
                heads: heads.clone(),
                cells: Vec::new(),
            }),
            Event::Start(Tag::TableCell) if in_head => heads.push(String::new()),
            Event::Start(Tag::TableCell) => {
                rows.last_mut().expect("a row").cells.push(Vec::new());
                in_cell = true;
            }
            Event::End(TagEnd::TableCell) => in_cell = false,
            Event::Text(text) | Event::Code(text) if in_head => {
                *heads.last_mut().expect("a cell") += &text;
            }
            Event::Code(code) if in_cell => {
                let cell = rows.last_mut().and_then(|row| row.cells.last_mut());
                cell.expect("a cell").push(code.to_string());
            }
            _ => {}
        }
    }
    rows
}
