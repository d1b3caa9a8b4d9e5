//! Assertions on what is recorded: what must be seen in it for its page to be true.
//!
//! A comparison says whether two runs are the same. It says nothing of a run
//! that is recorded anew: whatever comes is then on the page. So a listing
//! names in its manifest what its page rests on, a line or a value, and what is
//! recorded must have it.

use std::sync::LazyLock;

use anyhow::{Result, bail, ensure};
use regex::Regex;

use crate::book::Listing;
use crate::manifest::Pattern;

/// `text`, the content of `file`, holds something, has something under each
/// heading, and shows what the manifest of `listing` says.
///
/// # Errors
///
/// Which of these is not so.
pub fn check(listing: &Listing, file: &str, text: &str) -> Result<()> {
    ensure!(
        !text.trim().is_empty(),
        "{listing}/{file}: nothing is printed, so a page has nothing to show; print what the \
         program does"
    );
    if let Some(heading) = empty_section(text) {
        bail!("{listing}/{file}: nothing stands under {heading:?}:\n{text}");
    }
    for pattern in patterns(listing, file) {
        ensure!(
            pattern.is_match(text),
            "{listing}/{file} does not show '{}', on which its page rests:\n{text}\
             Mend the program. If the page is to say something else, change the page and \
             `{}` in {listing}/Cargo.toml",
            pattern.as_str(),
            key(file),
        );
    }
    Ok(())
}

/// [`check`]s what is recorded in `file`.
///
/// # Errors
///
/// Those of [`check`], and when it cannot be read.
pub fn check_recorded(listing: &Listing, file: &str) -> Result<()> {
    check(listing, file, &listing.read(file)?)
}

/// What the manifest says that `file` shows.
fn patterns<'a>(listing: &'a Listing, file: &str) -> &'a [Pattern] {
    match file {
        "python.txt" => &listing.manifest.listing.python_shows,
        "refused.txt" => &listing.manifest.listing.refused_shows,
        _ => &listing.manifest.listing.shows,
    }
}

/// The key of the manifest that says so.
fn key(file: &str) -> &'static str {
    match file {
        "python.txt" => "python-shows",
        "refused.txt" => "refused-shows",
        _ => "shows",
    }
}

/// The heading of a section that holds nothing.
///
/// A heading ends in a colon (`release build:`), or has a rule in front
/// (`== release ==`). Its section goes on to the next heading that is not set
/// in further. No heading is the first line of a panic, which ends in a place,
/// or a line of the compiler, which draws with bars and dashes.
fn empty_section(text: &str) -> Option<&str> {
    static HEADING: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\s*(\w.*:|(==+|--+) \w.*)$").expect("a valid pattern"));
    static PLACE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r":\d+:\d+:$").expect("a valid pattern"));
    let is_heading = |line: &str| HEADING.is_match(line) && !PLACE.is_match(line);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text.lines().filter(|line| !line.is_empty()).peekable();
    while let Some(line) = lines.next() {
        let is_empty = lines
            .peek()
            .is_none_or(|next| is_heading(next) && indent(next) <= indent(line));
        if is_heading(line) && is_empty {
            return Some(line.trim());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::empty_section;

    #[test]
    fn a_heading_with_nothing_under_it_is_found() {
        let empty = |text| empty_section(text).unwrap();
        assert_eq!(empty("debug:\n    add 1\nrelease:\n"), "release:");
        assert_eq!(empty("debug:\n\nrelease:\n    inc\n"), "debug:");
        assert_eq!(empty("== debug ==\n== release ==\ninc\n"), "== debug ==");
        assert_eq!(empty("all:\n  debug:\n  release:\n    inc\n"), "debug:");
    }

    #[test]
    fn what_is_no_section_cannot_be_empty() {
        let fine = [
            "debug:\n    add 1\nrelease:\n    inc\n",
            "all:\n  release:\n    inc\n",
            "== release ==\ninc\n",
            "by name:\n[]\n",
            "name: \nvalue: \n",
            "thread 'main' panicked at src/main.rs:3:5:\nthread 'a' panicked at src/main.rs:4:5:\n",
            "Traceback (most recent call last):\n  File \"main.py\"\n",
            "----\n",
        ];
        for text in fine {
            assert_eq!(empty_section(text), None, "{text}");
        }
    }
}
