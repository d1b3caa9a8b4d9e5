//! How a listing stands on a page.
//!
//! A page includes `twins.md`, `scheduler.md` or `refused.md` of a listing: the programs, each
//! with a link to its file, and what each printed, with the command that makes
//! it print that. The frame is written by `cargo book record`, so that all
//! pages have the same one; the programs and outputs come from the files
//! themselves, through mdBook's own include.

use anyhow::{Context, Result};
use syn::{Item, Visibility};

use crate::listing::Listing;
use crate::project::Project;
use crate::schedules::{self, Schedules};
use crate::timeline::Timeline;
use crate::timeline::frame::{self, Drawing};
use crate::timeline::show::Program;

/// A library with more lines is folded away.
const LINES_OF_A_LIBRARY: usize = 120;

/// Begins the dependency in a frame.
const DEPENDENCY: &str = "~~~toml\n";

const WRITTEN_BY: &str = "<!-- Written by `cargo book record`. -->";

/// The frames of a listing: each file and its text.
///
/// # Errors
///
/// When `book.toml` names no repository to link the files in, and when what a
/// frame is made from cannot be read.
pub fn all(project: &Project, listing: &Listing) -> Result<Vec<(&'static str, String)>> {
    let frame = Frame::new(project, listing)?;
    let mut frames = Vec::new();
    if listing.has_program() {
        frames.push(("twins.md", frame.twins(listing)?));
    }
    if listing.has_library() {
        frames.push(("library.md", frame.library(listing)?));
    }
    if let Some(settings) = &listing.explored {
        let schedules = Schedules::read(listing)?;
        frames.push(("scheduler.md", scheduler(&schedules, settings)?));
    }
    if listing.has_timeline() {
        frames.push(("timeline.md", timeline(listing)?));
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
        Ok(Self {
            url: project.url(listing)?,
            folder: listing.to_string(),
        })
    }

    /// Both programs, side by side where there is room, each with its output.
    fn twins(&self, listing: &Listing) -> Result<String> {
        let mut figures = Vec::new();
        let and_then = ending(listing)?;
        if listing.has_twin() {
            let command = listing.twin_command();
            figures.push(self.code("Python", "python", "main.py"));
            figures.push(self.output(&command, and_then, "main.py", "", "python.txt"));
        }
        let command = listing.command();
        // The Playground knows no library of a listing.
        let playground = if listing.has_library() || !listing.needs.is_empty() {
            ""
        } else {
            " data-playground"
        };
        // `mdbook test` has no limit for a program that may hang.
        let hangs = listing.explored.as_ref().is_some_and(Schedules::can_hang);
        let info = if hangs { "rust,no_run" } else { "rust" };
        figures.push(self.code("Rust", info, "src/main.rs"));
        let program = "src/main.rs";
        figures.push(self.output(&command, and_then, program, playground, "output.txt"));
        Ok(group("twins", &figures))
    }

    /// The part of a listing that is there to be reused.
    ///
    /// `mdbook test` compiles each block of `rust` alone. A library of several
    /// files is none of these: it is marked by the other name of Rust, which
    /// has the same colours.
    fn library(&self, listing: &Listing) -> Result<String> {
        let file = "src/lib.rs";
        let text = listing.read(file)?;
        let dependency = dependency(listing);
        let library = syn::parse_file(&text).with_context(|| format!("{listing}/{file}"))?;
        if !library.items.iter().any(is_to_be_used) {
            // It is a table of contents.
            return Ok(format!("{WRITTEN_BY}\n{dependency}"));
        }
        let has_modules = text.lines().any(is_module);
        let info = if has_modules { "rs" } else { "rust" };
        let code = self.code("Rust", info, file);
        let lines = text.lines().count();
        if lines <= LINES_OF_A_LIBRARY {
            return Ok(format!("{WRITTEN_BY}\n{code}\n{dependency}"));
        }
        let folder = &self.folder;
        Ok(format!(
            "{WRITTEN_BY}\n<details>\n<summary>{folder}/{file}, {lines} lines</summary>\n\n\
             {code}\n</details>\n\n{dependency}"
        ))
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

    /// What `program` prints, and what it does then; `theme/run.js` offers to run it, on the
    /// Playground, too, if `playground` says so.
    fn output(
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

/// Whether somebody who uses the library can name it, or its macro.
fn is_to_be_used(item: &Item) -> bool {
    let visibility = match item {
        Item::Fn(item) => &item.vis,
        Item::Struct(item) => &item.vis,
        Item::Enum(item) => &item.vis,
        Item::Trait(item) => &item.vis,
        Item::Type(item) => &item.vis,
        Item::Const(item) => &item.vis,
        Item::Static(item) => &item.vis,
        Item::Macro(_) => return true,
        _ => return false,
    };
    matches!(visibility, Visibility::Public(_))
}

/// What a reader writes to use a library, once she has copied it and what it
/// needs. The test that builds the copies takes it from here.
fn dependency(listing: &Listing) -> String {
    let name = &listing.name;
    let needs = listing.needs.iter().map(|needed| &needed.name);
    let copied: Vec<String> = needs.chain([name]).map(|name| code(name)).collect();
    let copied = match copied.split_last() {
        Some((last, [])) => format!("{last} is copied"),
        Some((last, others)) => format!("{} and {last} are copied", others.join(", ")),
        None => unreachable!("a listing is copied itself"),
    };
    let package = listing.package();
    format!(
        "<figure class=\"code\">\n\
         <figcaption><b>Cargo.toml</b> of a project beside which {copied}</figcaption>\n\n\
         {DEPENDENCY}[dependencies]\n{package} = {{ path = \"../{name}\" }}\n~~~\n\n</figure>\n"
    )
}

/// The dependency on a library that the page shows.
///
/// # Errors
///
/// When there is none in `library.md`.
pub(crate) fn shown_dependency(listing: &Listing) -> Result<String> {
    let frame = listing.read("library.md")?;
    let shown = frame.split_once(DEPENDENCY);
    let shown = shown.and_then(|(_, rest)| rest.split_once("~~~"));
    let (shown, _) = shown.with_context(|| {
        format!(
            "{listing}/library.md shows no dependency; write it with: cargo book record {}/{}",
            listing.part, listing.name
        )
    })?;
    Ok(shown.to_owned())
}

fn code(text: &str) -> String {
    format!("<code>{text}</code>")
}

/// Whether a line says that a module is in a file of its own.
fn is_module(line: &str) -> bool {
    let line = line.trim_start_matches("pub ");
    line.starts_with("mod ") && line.ends_with(';')
}

/// What the run that is shown does at its end, if it does not end.
fn ending(listing: &Listing) -> Result<&'static str> {
    let Some(settings) = &listing.explored else {
        return Ok("");
    };
    let hangs = settings.outcome[settings.shown()?].ends.hangs();
    Ok(if hangs { ", which hangs here" } else { "" })
}

/// All schedules of a program, for `theme/scheduler.js` to play. What it says
/// without scripts: how many there are, and one of them.
fn scheduler(schedules: &Schedules, settings: &schedules::Settings) -> Result<String> {
    let (listing, sentence) = (&schedules.listing, schedules.sentence());
    let coverage = schedules.coverage();
    let table = schedules.table(settings)?;
    Ok(format!(
        "{WRITTEN_BY}\n<you-are-the-scheduler data-listing=\"{listing}\">\n\n\
         {sentence} {coverage}\n\n{table}\n\
         <script type=\"application/json\">\n{{{{#include schedules.json}}}}\n</script>\n\
         <script type=\"text/plain\">\n{{{{#include src/main.rs}}}}\n</script>\n\n\
         </you-are-the-scheduler>\n"
    ))
}

/// The runs of a listing that are drawn.
fn timeline(listing: &Listing) -> Result<String> {
    let mut figures = String::new();
    for program in Program::drawn(listing) {
        let file = program.recording();
        let timeline = Timeline::parse(&listing.read(file)?);
        let timeline = timeline.map_err(|error| listing.broken(file, &error))?;
        let (language, command) = match program {
            Program::Rust => ("Rust", listing.command()),
            Program::Python => ("Python", listing.twin_command()),
        };
        figures += &frame::figure(Drawing {
            run: &timeline.run,
            language,
            command: &command,
            file: program.drawing(),
        });
    }
    Ok(format!("{WRITTEN_BY}\n{figures}"))
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
