//! Faults of the pages of a built book.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Book, resolve};

/// Links inside the book that lead to no file, or to no id in it.
pub fn broken_links(book: &Book) -> Vec<String> {
    let ids = book.pages.iter();
    let ids = ids.flat_map(|(path, page)| page.ids.iter().map(move |id| (&**path, &**id)));
    let ids: BTreeSet<(&Path, &str)> = ids.collect();
    let mut faults = Vec::new();
    for (path, page) in &book.pages {
        for link in &page.links {
            if let Some(reason) = broken(book, &ids, path, link) {
                faults.push(format!("{}: the link {link} {reason}", path.display()));
            }
        }
    }
    faults
}

fn broken(
    book: &Book,
    ids: &BTreeSet<(&Path, &str)>,
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
    if !book.folder.join(&target).is_file() {
        return Some("leads to no page");
    }
    let is_page = book.pages.contains_key(&target);
    let is_lost = is_page && !anchor.is_empty() && !ids.contains(&(&*target, anchor));
    is_lost.then_some("leads to no place on its page")
}

/// Links to a file of the repository that the repository does not have.
pub fn broken_repository_links(book: &Book, root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, page) in book.written() {
        for link in &page.links_of_text {
            let Some((_, file)) = link
                .split_once("/blob/main/")
                .or_else(|| link.split_once("/tree/main/"))
            else {
                continue;
            };
            if !root.join(file).exists() {
                faults.push(format!("{}: the repository has no {file}", path.display()));
            }
        }
    }
    faults
}

/// Ids that stand twice on one page, the print page included.
pub fn repeated_ids(book: &Book) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, page) in &book.pages {
        let mut seen = BTreeSet::new();
        for id in page.ids.iter().filter(|id| !seen.insert(*id)) {
            faults.push(format!("{}: the id {id} stands twice", path.display()));
        }
    }
    faults
}

/// What mdBook left in a page of an include: one that it could not follow, and
/// the marks of an anchor.
pub fn leftover_includes(book: &Book) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, page) in book.written() {
        for marker in ["{{#include", "{{#rustdoc_include", "{{#playground"] {
            if page.text.contains(marker) {
                faults.push(format!("{}: {marker} was not followed", path.display()));
            }
        }
        // Where a whole file is included, mdBook shows the marks in it.
        if page.text.contains("ANCHOR: ") {
            let path = path.display();
            faults.push(format!(
                "{path}: it shows the marks of an anchor; take them out of the file"
            ));
        }
    }
    faults
}

/// Where std explains an ordering of atomics.
const ORDERING: &str = "https://doc.rust-lang.org/std/sync/atomic/enum.Ordering.html#variant.";

/// Orderings of atomics that a page shows and does not lead to the meaning of.
pub fn unexplained_orderings(book: &Book) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, page) in book.written() {
        for ordering in ["Relaxed", "AcqRel", "SeqCst"] {
            let link = format!("{ORDERING}{ordering}");
            if page.text.contains(ordering) && !page.links_of_text.contains(&link) {
                let page = path.display();
                faults.push(format!(
                    "{page}: say what {ordering} is, with a link to {link}"
                ));
            }
        }
    }
    faults
}
