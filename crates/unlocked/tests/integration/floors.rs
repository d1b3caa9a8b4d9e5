//! Each folder of the command uses those before it alone.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The folders of `src/`, as `lib.rs` and CONTRIBUTING.md have them.
const FLOORS: [&str; 8] = [
    "wording",
    "manifest",
    "book",
    "cargo",
    "schedules",
    "timeline",
    "artefacts",
    "commands",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The folders above `floor` that a source of it names; and `{`, behind which
/// several may stand.
fn climbs<'a>(floor: &str, text: &'a str) -> Vec<&'a str> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let used = Regex::new(r"\bcrate::(\w+|\{)").unwrap();
    let height = |name: &str| FLOORS.iter().position(|floor| *floor == name);
    let own = height(floor).expect("it is one of them");
    let named = code.flat_map(|line| {
        used.captures_iter(line)
            .map(|found| found.extract::<1>().1[0])
    });
    named
        .filter(|name| *name == "{" || height(name) > Some(own))
        .collect()
}

/// The sources below a path, each without its unit tests, which may use what they
/// like.
fn sources(path: &Path) -> Vec<(PathBuf, String)> {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries
            .flat_map(|entry| sources(&entry.unwrap().path()))
            .collect();
    }
    let text = fs::read_to_string(path).unwrap();
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    vec![(path.to_owned(), code.to_owned())]
}

#[test]
fn no_folder_uses_one_above_it() {
    let mut faults = Vec::new();
    for floor in FLOORS {
        let folder = source().join(floor);
        let path = if folder.is_dir() {
            folder
        } else {
            folder.with_extension("rs")
        };
        for (file, text) in sources(&path) {
            for above in climbs(floor, &text) {
                faults.push(format!("{} uses {above}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn all_folders_stand_in_the_order() {
    for entry in fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(
            FLOORS.contains(&name) || ["lib", "main"].contains(&name),
            "{name}"
        );
    }
}

#[test]
fn a_use_of_a_folder_above_is_found() {
    let text = "use crate::book::Listing;\n// crate::commands\nlet x = crate::artefacts::of(l);\n";
    assert_eq!(climbs("cargo", text), ["artefacts"]);
    assert_eq!(climbs("book", "use crate::cargo::run;"), ["cargo"]);
    assert_eq!(climbs("book", "use crate::{cargo, manifest};"), ["{"]);
    assert_eq!(climbs("book", "use crate::manifest::Manifest;"), [""; 0]);
}
