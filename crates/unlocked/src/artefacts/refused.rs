//! A program that the compiler refuses, and what it says: `refused.txt`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};

use regex::Regex;

use super::artefact::{Artefact, Check, Snippet};
use super::assertions;
use super::builds::Builds;
use super::recorder::Recorder;
use super::snippet::{Figures, figure, group};
use crate::book::{Listing, Project};
use crate::cargo::build::{self, counts};
use crate::cargo::copies::{self, cargo_alone, copy_alone};
use crate::manifest::comparison;

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "refused",
    about: "a program that the compiler refuses, and what it says",
    applies: Listing::has_refused,
    recorded: &[FILE],
    record,
    snippet: Some(Snippet {
        file: "refused.md",
        applies: |_| true,
        text: snippet,
    }),
    checks: &[Check {
        name: "refused",
        applies: |_| true,
        run: |listing, builds| check(builds.project(), listing),
    }],
};

const FILE: &str = "refused.txt";

fn record(recorder: &Recorder<'_>, builds: &Builds<'_>) -> Result<()> {
    let listing = recorder.listing;
    let said = message(builds.project(), listing)?;
    let shown = fs::read_to_string(listing.file(FILE));
    if shown.is_ok_and(|shown| compare(&shown, &said).is_ok()) {
        return Ok(());
    }
    assertions::check(listing, FILE, &said)?;
    recorder.write(FILE, &said)
}

/// The compiler refuses `refused.rs` with the code of the manifest and the
/// message of `refused.txt`, which is what its page says of it.
///
/// # Errors
///
/// When it does not, or says something else.
pub fn check(project: &Project, listing: &Listing) -> Result<()> {
    assertions::check_recorded(listing, FILE)?;
    let said = copies::cached(project, listing, "refused", || message(project, listing))?;
    compare(&listing.read(FILE)?, &said).map_err(|reason| listing.stale(FILE, &reason))
}

/// A program that does not compile, and what the compiler says.
fn snippet(project: &Project, listing: &Listing) -> Result<String> {
    let code = listing
        .manifest
        .listing
        .refused
        .as_deref()
        .unwrap_or_default();
    let info = format!("rust,compile_fail,{code}");
    let reference = format!("https://doc.rust-lang.org/error_codes/{code}.html");
    let caption = format!("The compiler refuses it: <a href=\"{reference}\">{code}</a>");
    let figures = [
        Figures::new(project, listing)?.code("Rust", &info, "refused.rs"),
        figure("class=\"refusal\"", &caption, "text", "refused.txt"),
    ];
    Ok(group("refused", &figures))
}

/// Compiles `refused.rs` in the place of `src/main.rs`, with the dependencies
/// of its listing, and returns the message of the compiler.
///
/// # Errors
///
/// When the program compiles, or when it fails with another error than the
/// one that the manifest names: a page that explains `E0382` is wrong about a
/// program that has a misspelt name, and a test that asks only for a failure
/// does not notice.
pub fn message(project: &Project, listing: &Listing) -> Result<String> {
    let code = listing
        .manifest
        .listing
        .refused
        .as_deref()
        .unwrap_or_default();
    let copy = copy_alone(project, listing, "refused")?;
    fs::create_dir_all(copy.join("src"))?;
    fs::copy(listing.file("refused.rs"), copy.join("src/main.rs"))?;
    let mut cargo = cargo_alone(project, "refused");
    cargo.arg("--message-format=json").current_dir(&copy);
    let output = bounded::output(&mut cargo, build::LIMIT)
        .context("cargo cannot build; if it is not there, install Rust from https://rustup.rs")?;
    let mut said: Vec<Diagnostic> = Vec::new();
    for message in Message::parse_stream(output.stdout.as_slice()) {
        if let Message::CompilerMessage(message) = message?
            && counts(&message.message)
            && message.message.level == DiagnosticLevel::Error
        {
            said.push(message.message);
        }
    }
    if output.status.success() {
        bail!("{listing}/refused.rs compiles; its manifest says that it meets {code}");
    }
    if said.is_empty() {
        bail!(
            "{listing}/refused.rs did not reach the compiler:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    check_codes(&said, code).with_context(|| format!("{listing}/refused.rs"))?;
    let beside = copy.parent().expect("a copy is in a folder");
    Ok(rendered(&said, beside))
}

/// Fails unless every error has the code `wanted`.
fn check_codes(said: &[Diagnostic], wanted: &str) -> Result<()> {
    for error in said {
        let code = error.code.as_ref().map_or("no code", |code| &code.code);
        if code != wanted {
            bail!(
                "it meets {code}, and the manifest says {wanted}:\n{}",
                error.rendered.as_deref().unwrap_or(&error.message)
            );
        }
    }
    Ok(())
}

/// The messages as the compiler prints them, about `refused.rs`.
///
/// The copies of the listings that it needs are in `beside`.
fn rendered(said: &[Diagnostic], beside: &Path) -> String {
    let text: String = said
        .iter()
        .filter_map(|error| error.rendered.as_deref())
        .collect();
    let text = text.replace("src/main.rs:", "refused.rs:");
    without_library_source(&in_listings(&without_registry(&text), beside))
}

/// `text` with the files of other crates named from the folder of their crate
/// on: `itertools-0.15.0/src/lib.rs`.
fn without_registry(text: &str) -> String {
    let place = Regex::new(r"(?m)^( *(?:-->|:::) ).*[/\\]registry[/\\]src[/\\][^/\\]+[/\\](.*)$")
        .expect("a valid pattern");
    place.replace_all(text, "$1$2").into_owned()
}

/// `text` with the files of copied listings named from the folder of their
/// listing on, below a folder that [`without_library_source`] knows.
fn in_listings(text: &str, beside: &Path) -> String {
    let beside = regex::escape(&beside.to_string_lossy());
    let place = Regex::new(&format!(r"(?m)^( *(?:-->|:::) ){beside}[/\\](.*)$"));
    let place = place.expect("a valid pattern");
    place.replace_all(text, "${1}listings/$2").into_owned()
}

/// `text` with places in the standard library, and in other listings, named by
/// file alone. Their lines change without a change of the program.
///
/// Where the component `rust-src` is installed, the compiler quotes the line
/// that it points at; elsewhere it names a path of the machine that built it.
fn without_library_source(text: &str) -> String {
    let place =
        Regex::new(r"^( *(?:-->|:::) )(?:.*[/\\](library[/\\][^:]*)|listings[/\\]([^:]*)).*$");
    let place = place.expect("a valid pattern");
    let quote = Regex::new(r"^ *\d* *(\||\.\.\.)").expect("a valid pattern");
    let mut kept = String::new();
    let mut in_library = false;
    for line in text.trim_end().lines() {
        if in_library && quote.is_match(line) {
            continue;
        }
        in_library = place.is_match(line);
        kept += &match place.captures(line) {
            Some(found) => {
                let file = found.get(2).or_else(|| found.get(3));
                let file = file.map_or("", |file| file.as_str()).replace('\\', "/");
                format!("{}{file}\n", &found[1])
            }
            None => format!("{line}\n"),
        };
    }
    kept
}

/// Whether the compiler says what the page shows.
///
/// The width of the margin hangs on the longest line number of the message,
/// that of a quoted library line included, so it is left out of account.
///
/// # Errors
///
/// What differs, and, for a compiler other than the one that wrote the page,
/// what that may mean.
fn compare(shown: &str, said: &str) -> Result<(), String> {
    let words = |text: &str| -> String {
        text.lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n")
            .collect()
    };
    comparison::same(&words(shown), &words(said)).map_err(|difference| {
        format!(
            "{difference}\nA newer compiler may say the same in better words: \
                 then record it and read the page again."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WITHOUT_SOURCE: &str = "\
error[E0382]: use of moved value
 --> refused.rs:7:35
  |
7 |     zipped
  |     ^^^^^^ moved
note: `collect` takes ownership
 --> /rustc/59807616/library/core/src/iter/traits/iterator.rs:2051:44
help: you can `clone` the value
";

    const WITH_SOURCE: &str = "\
error[E0382]: use of moved value
    --> refused.rs:7:35
     |
   7 |     zipped
     |     ^^^^^^ moved
note: `collect` takes ownership
    --> /home/her/.rustup/lib/rustlib/src/rust/library/core/src/iter/traits/iterator.rs:2051:44
     |
2051 |     fn collect<B>(self) -> B
     |                   ^^^^
help: you can `clone` the value
";

    #[test]
    fn the_source_of_the_standard_library_makes_no_difference() {
        let shown = without_library_source(WITHOUT_SOURCE);
        assert!(
            shown.contains("\n --> library/core/src/iter/traits/iterator.rs\n"),
            "{shown}"
        );
        compare(&shown, &without_library_source(WITH_SOURCE)).unwrap();
    }

    #[test]
    fn the_source_of_a_crate_is_named_from_its_folder_on() {
        let said = " ::: /home/her/.cargo/registry/src/index-1949cf8c/rand-0.10.4/src/lib.rs:3:5\n";
        assert_eq!(without_registry(said), " ::: rand-0.10.4/src/lib.rs:3:5\n");
    }

    /// The place of a program that it is copied to, and the lines of a listing
    /// that it needs, are no part of what the page shows.
    #[test]
    fn a_line_of_another_listing_makes_no_difference() {
        let said = "\
note: requirement introduced here
   --> /tmp/copies/zip-bread/oven/src/lib.rs:157:38
    |
157 |     fn bake<B: 'static>(self) -> B
    |                ^^^^^^^
help: clone it
";
        let said = in_listings(said, Path::new("/tmp/copies/zip-bread"));
        let shown = without_library_source(&said);
        assert_eq!(
            shown,
            "note: requirement introduced here\n   --> oven/src/lib.rs\nhelp: clone it\n"
        );
        let later = said
            .replace("157", "1570")
            .replace("fn bake", "pub fn bake");
        compare(&shown, &without_library_source(&later)).unwrap();
    }

    #[test]
    fn another_word_makes_a_difference() {
        let said = WITHOUT_SOURCE.replace("moved value", "borrowed value");
        let difference = compare(WITHOUT_SOURCE, &said).unwrap_err();
        assert!(
            difference.contains("+error[E0382]: use of borrowed value"),
            "{difference}"
        );
    }
}
