//! Faults of the links that name what they lead to.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{files, read, resolve};

/// Pages on which every link names the chapter or the section it leads to.
const INDEXES: [&str; 3] = [
    "appendix/corrections.md",
    "appendix/glossary.md",
    "appendix/notes.md",
];

/// A link of a page to a place in the book.
struct Link {
    text: String,
    target: String,
    in_table: bool,
}

/// Links in tables that call a chapter by another name than its title, and
/// those of an index that call a section by another than its heading. A reader
/// looks for the name that she has read.
pub fn misnamed_links(src: &Path) -> Vec<String> {
    let titles = titles(src);
    let mut faults = Vec::new();
    for page in files(src, "md") {
        let name = page.display().to_string().replace('\\', "/");
        let is_index = INDEXES.contains(&&*name);
        let folder = page.parent().unwrap_or(Path::new(""));
        for link in links(&read(&src.join(&page))) {
            let (path, anchor) = link.target.split_once('#').unwrap_or((&link.target, ""));
            let path = resolve(folder, path);
            let title = match anchor {
                "" if is_index || link.in_table => titles.get(&*path.to_string_lossy()).cloned(),
                anchor if is_index => heading(&src.join(path), anchor),
                _ => continue,
            };
            let title = title.filter(|title| *title != link.text);
            faults.extend(title.map(|title| {
                format!(
                    "src/{name}: call {:?} {title:?}: {}",
                    link.text, link.target
                )
            }));
        }
    }
    faults
}

/// The title of each chapter, by its path.
fn titles(src: &Path) -> BTreeMap<String, String> {
    let summary = links(&read(&src.join("SUMMARY.md")));
    let titles = summary.into_iter().map(|link| (link.target, link.text));
    titles.collect()
}

/// The links of a page that lead to a page of the book.
fn links(page: &str) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut in_table = false;
    let mut in_link = false;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Table(_)) => in_table = true,
            Event::End(TagEnd::Table) => in_table = false,
            Event::Start(Tag::Link { dest_url, .. }) if leads_to_a_page(&dest_url) => {
                in_link = true;
                let (text, target) = (String::new(), dest_url.to_string());
                links.push(Link {
                    text,
                    target,
                    in_table,
                });
            }
            Event::End(TagEnd::Link) => in_link = false,
            Event::Text(text) | Event::Code(text) if in_link => {
                links.last_mut().expect("the link is open").text += &text;
            }
            _ => {}
        }
    }
    links
}

fn leads_to_a_page(target: &str) -> bool {
    let path = target.split('#').next().unwrap_or_default();
    !target.contains("://") && path.ends_with(".md")
}

/// The heading of a page that has this anchor.
fn heading(page: &Path, anchor: &str) -> Option<String> {
    let text = read(page);
    let mut heading: Option<String> = None;
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::Heading { level, .. }) if level > HeadingLevel::H1 => {
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                let found = heading.take().filter(|text| anchor_of(text) == anchor);
                if found.is_some() {
                    return found;
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    *heading += &text;
                }
            }
            _ => {}
        }
    }
    None
}

/// The id that mdBook gives to a heading.
fn anchor_of(heading: &str) -> String {
    let letters = heading.chars().filter_map(|letter| match letter {
        letter if letter.is_alphanumeric() || "_-".contains(letter) => Some(letter),
        letter if letter.is_whitespace() => Some('-'),
        _ => None,
    });
    letters.flat_map(char::to_lowercase).collect()
}
