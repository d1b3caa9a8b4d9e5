//! Faults of the sources of pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use unlocked::book::Listing;
use unlocked::manifest::Comparison;

use super::{files, read};

/// The widest line of a block in the prose, in characters.
const PROSE_COLUMNS: usize = 72;

/// Pages in `src` that SUMMARY.md does not list.
pub fn pages_without_a_place(src: &Path) -> Vec<String> {
    let summary = read(&src.join("SUMMARY.md"));
    let listed: BTreeSet<String> = Parser::new(&summary)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                Some(dest_url.trim_start_matches("./").to_owned())
            }
            _ => None,
        })
        .collect();
    files(src, "md")
        .into_iter()
        .map(|page| page.display().to_string().replace('\\', "/"))
        .filter(|page| page != "SUMMARY.md" && !listed.contains(page))
        .map(|page| format!("src/{page} is not in src/SUMMARY.md"))
        .collect()
}

/// Listings of which no page includes a file.
pub fn listings_without_a_page(src: &Path, listings: &[Listing]) -> Vec<String> {
    let pages: String = files(src, "md")
        .iter()
        .map(|page| read(&src.join(page)))
        .collect();
    listings
        .iter()
        .filter(|listing| !pages.contains(&format!("include ../../{listing}/")))
        .map(|listing| format!("{listing} is shown on no page; include its twins.md in one"))
        .collect()
}

/// Recorded files of listings that no page includes, be it by a frame.
pub fn recorded_and_not_shown(src: &Path, listings: &[Listing]) -> Vec<String> {
    let pages = files(src, "md").into_iter();
    let shown: BTreeSet<PathBuf> = pages
        .flat_map(|page| included(&src.join(page)))
        .flat_map(|frame| {
            let inside = included(&frame);
            inside.into_iter().chain([frame])
        })
        .collect();
    let mut faults = Vec::new();
    for listing in listings {
        for file in recorded(listing) {
            if !shown.contains(&listing.dir.join(&file)) {
                faults.push(format!(
                    "no page shows {listing}/{file}; include the frame that it is in, or remove it"
                ));
            }
        }
    }
    faults
}

/// Listings that may show anything once they are recorded anew: neither their
/// manifests say what is to be seen, nor their schedules what can come.
pub fn recordings_that_may_say_anything(listings: &[Listing]) -> Vec<String> {
    let says = |listing: &&Listing| {
        let settings = &listing.manifest.listing;
        settings.compare != Comparison::Schedules
            && settings.shows.is_empty()
            && settings.python_shows.is_empty()
            && settings.refused_shows.is_empty()
    };
    let silent = listings.iter().filter(says);
    let fault = |listing| format!("{listing}/Cargo.toml: say what its page rests on in `shows`");
    silent.map(fault).collect()
}

/// The files of a listing that `cargo book record` writes for a page. The
/// recording of a run is seen in its drawing.
fn recorded(listing: &Listing) -> Vec<String> {
    let entries = fs::read_dir(&listing.dir).expect("the folder of a listing");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = names
        .filter(|name| {
            let ending = Path::new(name)
                .extension()
                .and_then(|ending| ending.to_str());
            matches!(ending, Some("md" | "txt" | "svg")) || name == "schedules.json"
        })
        .collect();
    names.sort();
    names
}

/// The files that a Markdown file includes; none, if it is another file.
fn included(file: &Path) -> Vec<PathBuf> {
    if file.extension().is_none_or(|ending| ending != "md") {
        return Vec::new();
    }
    let text = fs::read_to_string(file).unwrap_or_default();
    let folder = file.parent().expect("a file is in a folder");
    let includes = text.split("include ").skip(1);
    let paths = includes.filter_map(|rest| rest.split(['}', ':']).next());
    let paths = paths.map(|path| folder.join(path.trim()));
    paths.filter_map(|path| path.canonicalize().ok()).collect()
}

/// Includes that count lines and so show something else after the next edit.
pub fn includes_by_line_number(src: &Path) -> Vec<String> {
    lines_of_pages(src, |line| {
        line.split("{{#").skip(1).any(|include| {
            let place = include.split("}}").next().unwrap_or_default();
            place.contains("include ")
                && place
                    .split(':')
                    .skip(1)
                    .any(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        })
    })
}

/// Blocks of Rust that are marked `ignore`.
pub fn ignored_blocks(src: &Path) -> Vec<String> {
    faults_of_blocks(src, |info, _| {
        let ignored = info.split(',').any(|word| word.trim() == "ignore");
        ignored.then(|| format!("a block is marked {info}"))
    })
}

/// Lines of blocks in the prose that do not fit its column. What is included in
/// the place of a line is no prose.
pub fn wide_blocks(src: &Path) -> Vec<String> {
    faults_of_blocks(src, |_, text| {
        let wide = text
            .lines()
            .filter(|line| !line.starts_with("{{#include "))
            .find(|line| line.chars().count() > PROSE_COLUMNS)?;
        Some(format!("over {PROSE_COLUMNS} characters: {wide}"))
    })
}

/// Commands with a prompt in front, which the copy button would take along.
pub fn prompts(src: &Path) -> Vec<String> {
    faults_of_blocks(src, |info, text| {
        let prompt = text.lines().find(|line| line.starts_with("$ "))?;
        (info == "console").then(|| format!("a prompt stands in front of a command: {prompt}"))
    })
}

/// What `fault` says of the fenced blocks of each page: their info and text.
fn faults_of_blocks(src: &Path, fault: impl Fn(&str, &str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for page in files(src, "md") {
        let text = read(&src.join(&page));
        let mut events = Parser::new(&text);
        while let Some(event) = events.next() {
            let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else {
                continue;
            };
            let block: String = events
                .by_ref()
                .map_while(|event| match event {
                    Event::Text(text) => Some(text.into_string()),
                    _ => None,
                })
                .collect();
            let found = fault(&info, &block);
            faults.extend(found.map(|fault| format!("src/{}: {fault}", page.display())));
        }
    }
    faults
}

fn lines_of_pages(src: &Path, is_fault: impl Fn(&str) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for page in files(src, "md") {
        for (number, line) in read(&src.join(&page)).lines().enumerate() {
            if is_fault(line) {
                faults.push(format!(
                    "src/{}, line {}: {line}",
                    page.display(),
                    number + 1
                ));
            }
        }
    }
    faults
}
