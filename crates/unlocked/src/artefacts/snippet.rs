//! A page snippet: a figure around a file of a listing, which a page includes.
//!
//! `cargo book record` writes the snippets, so that all pages have the same
//! figures: each program with a link to its file, each output with the command
//! that makes it. The programs and outputs come from the files themselves,
//! through mdBook's own include.

use anyhow::Result;

use crate::book::{Listing, Project};

/// The first line of a snippet.
pub const WRITTEN_BY: &str = "<!-- Written by `cargo book record`. -->";

/// What the figures of one listing have in common.
#[derive(Debug)]
pub struct Figures {
    /// Where the files of the listing are to be seen, without `/` at the end.
    url: String,
    /// Its folder, as a reader writes it.
    folder: String,
}

impl Figures {
    /// Those of a listing.
    ///
    /// # Errors
    ///
    /// When `book.toml` names no repository to link its files in.
    pub fn new(project: &Project, listing: &Listing) -> Result<Self> {
        Ok(Self {
            url: listing.url(project)?,
            folder: listing.to_string(),
        })
    }

    /// A program, with a link to its file.
    #[must_use]
    pub fn code(&self, language: &str, info: &str, file: &str) -> String {
        let Self { url, folder } = self;
        let caption = format!("<b>{language}</b> <a href=\"{url}/{file}\">{folder}/{file}</a>");
        let attributes = format!("class=\"code lang-{}\"", language.to_lowercase());
        figure(&attributes, &caption, info, file)
    }

    /// What `program` prints, and what it does then; `theme/run.js` offers to run it, on the
    /// Playground, too, if `playground` says so.
    #[must_use]
    pub fn output(
        &self,
        command: &str,
        and_then: &str,
        program: &str,
        playground: &str,
        file: &str,
    ) -> String {
        let caption = format!("Output of <kbd>{command}</kbd>{and_then}");
        let folder = &self.folder;
        let attributes = format!("class=\"output\" data-run=\"{folder}/{program}\"{playground}");
        figure(&attributes, &caption, "text", file)
    }
}

/// Figures that stand together.
#[must_use]
pub fn group(class: &str, figures: &[String]) -> String {
    format!(
        "{WRITTEN_BY}\n<div class=\"{class}\">\n{}\n</div>\n",
        figures.join("\n")
    )
}

/// A file under its caption. The fence is of tildes: a message of the compiler
/// may hold backticks.
#[must_use]
pub fn figure(attributes: &str, caption: &str, info: &str, file: &str) -> String {
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
