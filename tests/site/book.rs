//! What a built book has on its pages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use scraper::{ElementRef, Html, Selector};

use super::{files, read};

/// Pages that mdBook makes and that have no place in the table of contents.
const MADE_BY_MDBOOK: [&str; 3] = ["404.html", "print.html", "toc.html"];

/// A book in a folder, each page parsed once for all checks.
#[derive(Debug)]
pub struct Book {
    /// Where it is.
    pub folder: PathBuf,
    /// Its pages, by their paths in the folder.
    pub pages: BTreeMap<PathBuf, Page>,
}

/// What the checks look at.
#[derive(Debug)]
pub struct Page {
    /// All ids, in the order of the page.
    pub ids: Vec<String>,
    /// Where all links lead.
    pub links: Vec<String>,
    /// Where the links outside of the menus lead.
    pub links_of_text: Vec<String>,
    /// The text outside of the menus.
    pub text: String,
    /// What the reader can play.
    pub schedulers: Vec<Scheduler>,
}

/// A `<you-are-the-scheduler>` of a page.
#[derive(Debug)]
pub struct Scheduler {
    /// The text of its `schedules.json`.
    pub schedules: String,
    /// The source beside it.
    pub source: String,
}

impl Book {
    /// Reads all pages of the book in a folder.
    pub fn read(folder: &Path) -> Self {
        let pages = files(folder, "html").into_iter();
        let pages = pages.map(|path| {
            let page = Page::parse(&read(&folder.join(&path)));
            (path, page)
        });
        Self {
            pages: pages.collect(),
            folder: folder.to_owned(),
        }
    }

    /// The pages that an author wrote.
    pub fn written(&self) -> impl Iterator<Item = (&Path, &Page)> {
        let pages = self.pages.iter().map(|(path, page)| (&**path, page));
        pages.filter(|(path, _)| !MADE_BY_MDBOOK.iter().any(|name| *path == Path::new(name)))
    }
}

impl Page {
    fn parse(text: &str) -> Self {
        let html = Html::parse_document(text);
        let main = selector("main");
        let main = html.select(&main);
        Self {
            ids: values(&html, "[id]", "id"),
            links: values(&html, "a[href]", "href"),
            links_of_text: values(&html, "main a[href]", "href"),
            text: main.flat_map(|main| main.text()).collect(),
            schedulers: html
                .select(&selector("you-are-the-scheduler"))
                .map(Scheduler::of)
                .collect(),
        }
    }
}

impl Scheduler {
    fn of(element: ElementRef<'_>) -> Self {
        let text = |kind: &str| {
            let script = selector(&format!("script[type={kind:?}]"));
            let script = element.select(&script).next();
            script.map_or(String::new(), |script| script.text().collect())
        };
        Self {
            schedules: text("application/json"),
            source: text("text/plain"),
        }
    }
}

fn values(html: &Html, of: &str, attribute: &str) -> Vec<String> {
    html.select(&selector(of))
        .filter_map(|element| element.attr(attribute))
        .map(str::to_owned)
        .collect()
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a valid selector")
}
