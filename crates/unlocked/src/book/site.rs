//! Building the book, in process.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;

use crate::book::Project;

/// Builds the HTML of the book into `to`, as `mdbook build` does, for a site
/// whose root is `/`.
///
/// # Errors
///
/// Those of mdBook; and a file that a page includes and that is not there,
/// which mdBook itself only logs.
pub fn build(project: &Project, to: &Path) -> Result<()> {
    let mut book = load(project)?;
    book.config.build.build_dir = to.to_owned();
    book.config
        .set("output.html.site-url", "/")
        .context("book.toml: output.html.site-url")?;
    check_includes(project, &book)?;
    book.build().context("mdBook cannot build the book")
}

/// The book as `book.toml` describes it.
///
/// # Errors
///
/// When mdBook cannot read it.
pub fn load(project: &Project) -> Result<MDBook> {
    MDBook::load(project.root()).with_context(|| {
        format!(
            "mdBook cannot read the book in {}",
            project.root().display()
        )
    })
}

/// The pages of the book: their names and their files in `src/`.
pub fn pages(book: &MDBook) -> impl Iterator<Item = (&str, &Path)> {
    book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => {
            Some((chapter.name.as_str(), chapter.source_path.as_deref()?))
        }
        _ => None,
    })
}

/// Fails when a page, or what it includes, includes a file that is not there.
fn check_includes(project: &Project, book: &MDBook) -> Result<()> {
    let mut missing = Vec::new();
    for (_, page) in pages(book) {
        missing_includes(project, &book.source_dir().join(page), &mut missing)?;
    }
    if !missing.is_empty() {
        bail!("{}", missing.join("\n"));
    }
    Ok(())
}

fn missing_includes(project: &Project, file: &Path, missing: &mut Vec<String>) -> Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| project.relative(file))?;
    for included in includes(&text) {
        let path = file.parent().unwrap_or(Path::new("")).join(&included);
        if !path.exists() {
            missing.push(format!(
                "{} includes {}, which does not exist; a listing's files are written by: cargo book record",
                project.relative(file),
                included.display()
            ));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            missing_includes(project, &path, missing)?;
        }
    }
    Ok(())
}

/// The files that a Markdown text includes.
fn includes(text: &str) -> impl Iterator<Item = PathBuf> {
    let pattern =
        regex::Regex::new(r"(\\?)\{\{#(?:rustdoc_)?include ([^}:]+)").expect("a valid pattern");
    let found: Vec<_> = pattern
        .captures_iter(text)
        .filter(|found| found[1].is_empty())
        .map(|found| PathBuf::from(found[2].trim()))
        .collect();
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_are_found_and_escaped_ones_are_not() {
        let text = "{{#include a.md}} {{#rustdoc_include b/c.rs:anchor}} \\{{#include no.md}}";
        let found: Vec<_> = includes(text).collect();
        assert_eq!(found, [PathBuf::from("a.md"), PathBuf::from("b/c.rs")]);
    }
}
