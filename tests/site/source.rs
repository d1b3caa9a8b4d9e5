//! Faults of the sources of pages.

use std::collections::BTreeSet;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use unlocked::listing::Listing;

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

/// Lines of blocks in the prose that do not fit its column.
pub fn wide_blocks(src: &Path) -> Vec<String> {
    faults_of_blocks(src, |_, text| {
        let wide = text
            .lines()
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
