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

/// `twins.md`: both programs, side by side where there is room, each with its
/// output.
///
/// # Errors
///
/// When `book.toml` names no repository.
pub fn twins(project: &Project, listing: &Listing) -> Result<String> {
    let frame = Frame::new(project, listing)?;
    let mut columns = Vec::new();
    if listing.has_twin() {
        columns.push(frame.code("Python", "python", "include", "main.py"));
        columns.push(frame.output(&format!("python3 {listing}/main.py"), "python.txt"));
    }
    columns.push(frame.code("Rust", "rust", "rustdoc_include", "src/main.rs"));
    columns.push(frame.output(&format!("cargo run -p {}", listing.package()), "output.txt"));
    Ok(format!(
        "{WRITTEN_BY}\n<div class=\"twins\">\n{}\n</div>\n",
        columns.join("\n")
    ))
}

/// `library.md`: the part of a listing that is there to be reused.
///
/// # Errors
///
/// When `book.toml` names no repository.
pub fn library(project: &Project, listing: &Listing) -> Result<String> {
    let frame = Frame::new(project, listing)?;
    let code = frame.code("Rust", "rust", "rustdoc_include", "src/lib.rs");
    Ok(format!("{WRITTEN_BY}\n{code}"))
}

/// `refused.md`: a program that does not compile, and what the compiler says.
///
/// # Errors
///
/// When `book.toml` names no repository.
pub fn refused(project: &Project, listing: &Listing) -> Result<String> {
    let frame = Frame::new(project, listing)?;
    let code = listing.settings.refused.as_deref().unwrap_or_default();
    let program = frame.code(
        "Rust",
        &format!("rust,compile_fail,{code}"),
        "rustdoc_include",
        "refused.rs",
    );
    let explained = format!(
        "<a href=\"https://doc.rust-lang.org/error_codes/{code}.html\">{code}</a>: the compiler refuses it"
    );
    let message = figure("refusal", &explained, "text", "include", "refused.txt");
    Ok(format!(
        "{WRITTEN_BY}\n<div class=\"refused\">\n{program}\n{message}\n</div>\n"
    ))
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

    fn code(&self, language: &str, info: &str, include: &str, file: &str) -> String {
        let caption = format!(
            "<b>{language}</b> <a href=\"{}/{file}\">{}/{file}</a>",
            self.url, self.folder
        );
        figure(
            &format!("code {}", language.to_lowercase()),
            &caption,
            info,
            include,
            file,
        )
    }

    fn output(&self, command: &str, file: &str) -> String {
        let caption = format!("Output of <kbd>{command}</kbd>");
        figure("output", &caption, "text", "include", file)
    }
}

/// Code under its caption. The fence is of tildes: a message of the compiler
/// may hold backticks.
fn figure(class: &str, caption: &str, info: &str, include: &str, file: &str) -> String {
    format!(
        "<figure class=\"{class}\">\n<figcaption>{caption}</figcaption>\n\n\
         ~~~{info}\n{{{{#{include} {file}}}}}\n~~~\n\n</figure>\n"
    )
}
