//! The quizzes of the book, and whether their keys are right.
//!
//! A quiz is plain Markdown inside `<book-quiz>`: a question, a Rust block or
//! the name of a listing, and a task list. The marked choices are its key. They
//! are not believed: what a program prints is read from a run, what compiles is
//! asked of rustc, and what can come of a listing is looked up in its schedules.

mod key;
mod outcomes;
mod reading;
mod rustc;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

pub use key::check;
pub use reading::quizzes;

/// A quiz as a page has it.
#[derive(Debug)]
pub struct Quiz {
    pub kind: Kind,
    pub about: About,
    pub choices: Vec<Choice>,
}

/// What the question is about.
#[derive(Debug)]
pub enum About {
    Block(Block),
    /// A listing: `threads/lost-update`.
    Listing {
        name: String,
        place: Place,
    },
}

/// What is asked, and so what a choice says and how the key is computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// What does the program print?
    Output,
    /// Does the program compile, and if not, with which error?
    Compiles,
    /// Which of these lines compile in the place of `// here`?
    WhichCompile,
    /// Which of these can come of a listing?
    WhichOutcomes,
}

/// Each kind by the name that it has on a page. Where the name begins with
/// `which-`, any number of choices may be right, and `theme/quiz.js` offers
/// check boxes.
const KINDS: [(&str, Kind); 4] = [
    ("output", Kind::Output),
    ("compiles", Kind::Compiles),
    ("which-compile", Kind::WhichCompile),
    ("which-outcomes", Kind::WhichOutcomes),
];

/// The Rust block of a quiz.
#[derive(Debug)]
pub struct Block {
    pub place: Place,
    /// What stands behind `rust` in its fence.
    pub attributes: String,
    pub code: String,
}

/// An item of the task list.
#[derive(Debug)]
pub struct Choice {
    pub place: Place,
    pub marked: bool,
    pub said: Text,
    pub explanation: Text,
}

/// Words, and the pieces of inline code among them.
#[derive(Debug, Default)]
pub struct Text {
    pub words: String,
    pub codes: Vec<String>,
}

/// A line of a page.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its path inside `src`.
    pub page: String,
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/{}, line {}", self.page, self.line)
    }
}

/// A `<book-quiz>`, which may be none that can be read.
#[derive(Debug)]
pub struct Found {
    pub place: Place,
    /// The name in its tag, or nothing.
    pub name: String,
    pub quiz: Result<Quiz>,
}

impl Found {
    /// The name of its test: `zip/pairs.md::pairs-second`.
    pub fn test(&self) -> String {
        let Place { page, line } = &self.place;
        match self.name.as_str() {
            "" => format!("{page}::line {line}"),
            name => format!("{page}::{name}"),
        }
    }
}

/// The quizzes of all pages in `src`. A name that stood before is a fault: the
/// reader's device keeps what was answered under it.
pub fn all(src: &Path) -> Result<Vec<Found>> {
    let mut all: Vec<Found> = Vec::new();
    let folder = src.to_str().context("the path of the book is not UTF-8")?;
    let mut pages = skeptic::markdown_files_of_directory(folder);
    pages.sort();
    for path in pages {
        let page = path.strip_prefix(src)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        all.extend(quizzes(&page, &text));
    }
    let mut names: BTreeMap<String, Place> = BTreeMap::new();
    for Found { place, name, quiz } in all.iter_mut().filter(|found| !found.name.is_empty()) {
        if let Some(first) = names.get(name) {
            *quiz = Err(anyhow!(
                "{place}: the quiz of {first} has the name {name}, too; give this one another"
            ));
        } else {
            names.insert(name.clone(), place.clone());
        }
    }
    Ok(all)
}
