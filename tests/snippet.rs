//! Doc-tests in Markdown: the Rust blocks in the prose of a page, each with the
//! output under it.
//!
//! Shared by the build script, which hands each block to skeptic as a program
//! that checks itself, and by the tests of the harness.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// How long a snippet may take: far more than any does.
pub const LIMIT_SECONDS: u64 = 60;

/// A Rust block of a page.
#[derive(Debug, PartialEq)]
pub struct Snippet {
    /// The line of the page on which its code begins.
    pub line: usize,
    /// What stands behind `rust` in its fence: `no_run`, `should_panic`.
    pub attributes: String,
    /// Its code, with hidden lines.
    pub code: String,
    /// What the `text` block directly under it says that it prints.
    pub output: Option<String>,
}

/// The Rust blocks of a page that are to compile.
///
/// What the compiler must refuse is left to `mdbook test`, and what is included
/// from a listing to the tests of that listing: neither stands in the text of a
/// page as code.
pub fn snippets(page: &str) -> Vec<Snippet> {
    let mut snippets: Vec<Snippet> = Vec::new();
    let mut directly_above = false;
    let mut events = Parser::new(page).into_offset_iter();
    while let Some((event, range)) = events.next() {
        let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else {
            directly_above = false;
            continue;
        };
        let mut code = String::new();
        for (event, _) in events.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let (language, attributes) = info.split_once(',').unwrap_or((&info, ""));
        if language == "text" && directly_above {
            snippets.last_mut().expect("the block above").output = Some(code);
            directly_above = false;
        } else if language == "rust" && !attributes.contains("compile_fail") {
            snippets.push(Snippet {
                line: page[..range.start].matches('\n').count() + 2,
                attributes: attributes.to_owned(),
                code,
                output: None,
            });
            directly_above = true;
        } else {
            directly_above = false;
        }
    }
    snippets
}

impl Snippet {
    /// A program that runs the snippet and fails unless it ends in time and, if
    /// the page says what it prints, prints that.
    pub fn checked(&self, page: &str) -> String {
        let (line, code, output) = (self.line, self.program(), &self.output);
        format!(
            r#"mod snippet {{
{code}
pub(super) fn run() -> impl std::process::Termination {{ main() }}
}}

fn main() -> std::process::ExitCode {{
    let limit = std::time::Duration::from_secs({LIMIT_SECONDS});
    bounded::checked("src/{page}, line {line}", limit, {output:?}, snippet::run)
}}
"#
        )
    }

    /// The code without the marks of hidden lines, completed as rustdoc does.
    pub fn program(&self) -> String {
        let shown = |line: &str| match line.trim_start().strip_prefix('#') {
            Some("") => String::new(),
            Some(hidden) if hidden.starts_with(' ') => hidden.to_owned(),
            _ => line.to_owned(),
        };
        let code: Vec<String> = self.code.lines().map(shown).collect();
        let code = code.join("\n");
        if code.contains("fn main") {
            code
        } else {
            format!("fn main() {{\n{code}\n}}")
        }
    }
}
