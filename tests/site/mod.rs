//! Faults of pages: each function returns one line for each fault.
//!
//! They take folders, so that the tests of the harness can show them a book
//! that is broken on purpose.

mod schedulers;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use scraper::{Html, Selector};
use unlocked::listing::Listing;

pub use schedulers::{listings_without_a_scheduler, schedulers_of_another_file};

/// Pages that mdBook makes and that have no place in the table of contents.
const MADE_BY_MDBOOK: [&str; 3] = ["404.html", "print.html", "toc.html"];

/// The widest line of a block in the prose, in characters.
const PROSE_COLUMNS: usize = 72;

/// The pages of a built book, as paths inside it.
pub fn html_pages(book: &Path) -> Vec<PathBuf> {
    files(book, "html")
}

/// Links inside the book that lead to no file, or to no id in it.
pub fn broken_links(book: &Path) -> Vec<String> {
    let pages: BTreeMap<PathBuf, Html> = html_pages(book)
        .into_iter()
        .map(|page| {
            let html = Html::parse_document(&read(&book.join(&page)));
            (page, html)
        })
        .collect();
    let mut faults = Vec::new();
    for (page, html) in &pages {
        for link in values(html, "a[href]", "href") {
            if let Some(reason) = broken(book, &pages, page, link) {
                faults.push(format!("{}: the link {link} {reason}", page.display()));
            }
        }
    }
    faults
}

fn broken(
    book: &Path,
    pages: &BTreeMap<PathBuf, Html>,
    page: &Path,
    link: &str,
) -> Option<&'static str> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = match path {
        "" => page.to_owned(),
        path => resolve(page.parent().unwrap_or(Path::new("")), path),
    };
    if !book.join(&target).is_file() {
        return Some("leads to no page");
    }
    let id = Selector::parse(&format!("[id={anchor:?}]")).ok()?;
    let found = pages
        .get(&target)
        .is_none_or(|html| html.select(&id).next().is_some());
    (!anchor.is_empty() && !found).then_some("leads to no place on its page")
}

/// `folder/link` without `.` and `..`.
fn resolve(folder: &Path, link: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for component in folder.join(link).components() {
        match component {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path
}

/// Links to a file of the repository that the repository does not have.
pub fn broken_repository_links(book: &Path, root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for page in content_pages(book) {
        let html = Html::parse_document(&read(&book.join(&page)));
        for link in values(&html, "main a[href]", "href") {
            let Some((_, file)) = link
                .split_once("/blob/main/")
                .or_else(|| link.split_once("/tree/main/"))
            else {
                continue;
            };
            if !root.join(file).exists() {
                faults.push(format!("{}: the repository has no {file}", page.display()));
            }
        }
    }
    faults
}

/// Ids that stand twice on one page, the print page included.
pub fn repeated_ids(book: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for page in html_pages(book) {
        let html = Html::parse_document(&read(&book.join(&page)));
        let mut seen = BTreeSet::new();
        for id in values(&html, "[id]", "id") {
            if !seen.insert(id) {
                faults.push(format!("{}: the id {id} stands twice", page.display()));
            }
        }
    }
    faults
}

/// Includes that mdBook left in a page because it could not follow them.
pub fn leftover_includes(book: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for page in content_pages(book) {
        let html = Html::parse_document(&read(&book.join(&page)));
        let main = Selector::parse("main").expect("a selector");
        let text: String = html.select(&main).flat_map(|main| main.text()).collect();
        for marker in ["{{#include", "{{#rustdoc_include", "{{#playground"] {
            if text.contains(marker) {
                faults.push(format!("{}: {marker} was not followed", page.display()));
            }
        }
    }
    faults
}

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

/// The pages that an author wrote.
fn content_pages(book: &Path) -> Vec<PathBuf> {
    let written = |page: &PathBuf| !MADE_BY_MDBOOK.iter().any(|name| page == Path::new(name));
    html_pages(book).into_iter().filter(written).collect()
}

fn values<'a>(html: &'a Html, selector: &str, attribute: &str) -> Vec<&'a str> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector)
        .filter_map(|element| element.attr(attribute))
        .collect()
}

/// The files of a folder that end in `extension`, sorted, as paths inside it.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|e| panic!("{}: {e}", next.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path.strip_prefix(folder).expect("a file inside").to_owned());
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
