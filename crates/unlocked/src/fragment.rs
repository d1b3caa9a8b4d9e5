//! How a listing stands on a page.
//!
//! A page includes `twins.md` or `refused.md` of a listing: the programs, each
//! with a link to its file, and what each printed, with the command that makes
//! it print that. The frame is written by `cargo book record`, so that all
//! pages have the same one; the programs and outputs come from the files
//! themselves, through mdBook's own include.

use anyhow::{Context, Result};

use crate::listing::Listing;
use crate::project::Project;

const WRITTEN_BY: &str = "<!-- Written by `cargo book record`. -->";

/// The frames of a listing: each file and its text.
///
/// # Errors
///
/// When `book.toml` names no repository to link the files in.
pub fn all(project: &Project, listing: &Listing) -> Result<Vec<(&'static str, String)>> {
    let frame = Frame::new(project, listing)?;
    let mut frames = Vec::new();
    if listing.has_program() {
        frames.push(("twins.md", frame.twins(listing)));
    }
    if listing.has_library() {
        frames.push(("library.md", frame.library()));
    }
    if let Some(code) = &listing.settings.refused {
        frames.push(("refused.md", frame.refused(code)));
    }
    Ok(frames)
}

/// What the figures of one listing have in common.
struct Frame {
    /// Where the files of the listing are to be seen, without `/` at the end.
    url: String,
    /// Its folder, as a reader writes it.
    folder: String,
}

impl Frame {
    fn new(project: &Project, listing: &Listing) -> Result<Self> {
        let config = mdbook_driver::config::Config::from_disk(project.root().join("book.toml"))?;
        let repository = config
            .html_config()
            .and_then(|html| html.git_repository_url)
            .context("book.toml names no output.html.git-repository-url")?;
        Ok(Self {
            url: format!("{repository}/blob/main/{listing}"),
            folder: listing.to_string(),
        })
    }

    /// Both programs, side by side where there is room, each with its output.
    fn twins(&self, listing: &Listing) -> String {
        let mut figures = Vec::new();
        if listing.has_twin() {
            let command = format!("python3 {listing}/main.py");
            figures.push(self.code("Python", "python", "main.py"));
            figures.push(self.output(&command, "main.py", "", "python.txt"));
        }
        let command = format!("cargo run -p {}", listing.package());
        // The Playground knows no library of a listing.
        let playground = if listing.has_library() {
            ""
        } else {
            " data-playground"
        };
        figures.push(self.code("Rust", "rust", "src/main.rs"));
        figures.push(self.output(&command, "src/main.rs", playground, "output.txt"));
        group("twins", &figures)
    }

    /// The part of a listing that is there to be reused.
    fn library(&self) -> String {
        let code = self.code("Rust", "rust", "src/lib.rs");
        format!("{WRITTEN_BY}\n{code}")
    }

    /// A program that does not compile, and what the compiler says.
    fn refused(&self, code: &str) -> String {
        let info = format!("rust,compile_fail,{code}");
        let reference = format!("https://doc.rust-lang.org/error_codes/{code}.html");
        let caption = format!("The compiler refuses it: <a href=\"{reference}\">{code}</a>");
        let figures = [
            self.code("Rust", &info, "refused.rs"),
            figure("class=\"refusal\"", &caption, "text", "refused.txt"),
        ];
        group("refused", &figures)
    }

    fn code(&self, language: &str, info: &str, file: &str) -> String {
        let Self { url, folder } = self;
        let caption = format!("<b>{language}</b> <a href=\"{url}/{file}\">{folder}/{file}</a>");
        let attributes = format!("class=\"code lang-{}\"", language.to_lowercase());
        figure(&attributes, &caption, info, file)
    }

    /// What `program` prints; `theme/run.js` offers to run it, on the
    /// Playground, too, if `playground` says so.
    fn output(&self, command: &str, program: &str, playground: &str, file: &str) -> String {
        let caption = format!("Output of <kbd>{command}</kbd>");
        let folder = &self.folder;
        let attributes = format!("class=\"output\" data-run=\"{folder}/{program}\"{playground}");
        figure(&attributes, &caption, "text", file)
    }
}

fn group(class: &str, figures: &[String]) -> String {
    format!(
        "{WRITTEN_BY}\n<div class=\"{class}\">\n{}\n</div>\n",
        figures.join("\n")
    )
}

/// A file under its caption. The fence is of tildes: a message of the compiler
/// may hold backticks.
fn figure(attributes: &str, caption: &str, info: &str, file: &str) -> String {
    let include = if info.starts_with("rust") {
        "rustdoc_include"
    } else {
        "include"
    };
    format!(
        "<figure {attributes}>\n<figcaption>{caption}</figcaption>\n\n\
         ~~~{info}\n{{{{#{include} {file}}}}}\n~~~\n\n</figure>\n"
    )
}
