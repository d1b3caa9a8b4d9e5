//! Whether the marked choices of a quiz are the right ones.

use anyhow::{Context, Result, bail, ensure};

use super::rustc::{self, Refusal};
use super::{About, Block, Choice, Kind, Quiz, Text, outcomes};
use crate::snippet::Snippet;

/// The line that a choice of `which-compile` takes the place of.
const HERE: &str = "// here";

/// Computes the key of a quiz, and compares.
pub fn check(quiz: &Quiz) -> Result<()> {
    match (quiz.kind, &quiz.about) {
        (Kind::Output, About::Block(block)) => output(quiz, block),
        (Kind::Compiles, About::Block(block)) => compiles(quiz, block),
        (Kind::WhichCompile, About::Block(block)) => which_compile(quiz, block),
        (Kind::WhichOutcomes, About::Listing { name, place }) => outcomes::check(quiz, name, place),
        (kind, _) => unreachable!("reading.rs has seen what {kind:?} is about"),
    }
}

/// The code of the marked choice is what the program prints, and that of no
/// other choice.
fn output(quiz: &Quiz, block: &Block) -> Result<()> {
    block.is_marked("")?;
    let marked = quiz.marked();
    let [says] = marked.said.codes.as_slice() else {
        bail!(
            "{}: the marked choice has {} pieces of inline code; it needs one, with what the program prints",
            marked.place,
            marked.said.codes.len()
        );
    };
    let program = block.program(&block.code);
    let printed = rustc::output(&program).with_context(|| block.place.to_string())?;
    ensure!(
        printed.trim() == says.trim(),
        "{}: the marked choice says\n  {says}\nand the program prints\n  {}\nMark the choice that says so, or mend the program.",
        marked.place,
        printed.trim()
    );
    let same = |choice: &&Choice| {
        choice
            .said
            .codes
            .iter()
            .any(|code| code.trim() == says.trim())
    };
    if let Some(choice) = quiz.unmarked().find(same) {
        bail!(
            "{}: this choice says {says}, as the marked one does",
            choice.place
        );
    }
    Ok(())
}

/// The marked choice names the error that the program meets, or none if it
/// compiles. No other choice claims the same.
fn compiles(quiz: &Quiz, block: &Block) -> Result<()> {
    let marked = quiz.marked();
    let claim = marked.said.error_code();
    block.is_marked(&match claim {
        Some(code) => format!("compile_fail,{code}"),
        None => String::new(),
    })?;
    let refusal = rustc::refusal(&block.program(&block.code))?;
    match (claim, &refusal) {
        (None, None) => {}
        (Some(code), None) => bail!(
            "{}: the marked choice names {code}, and the program compiles",
            marked.place
        ),
        (None, Some(refusal)) => bail!(
            "{}: the marked choice names no error in inline code, and rustc refuses the program with {}:\n{}",
            marked.place,
            refusal.codes(),
            refusal.message()
        ),
        (Some(code), Some(refusal)) => {
            let who = format!("{}: the marked choice", marked.place);
            meets(&who, code, refusal)?;
        }
    }
    let mut others = quiz.unmarked();
    if let Some(choice) = others.find(|choice| choice.said.error_code() == claim) {
        bail!(
            "{}: this choice names {}, as the marked one does",
            choice.place,
            claim.unwrap_or("no error")
        );
    }
    Ok(())
}

/// Each marked line compiles in the place of the comment; each other line is
/// refused with the error that its explanation names.
fn which_compile(quiz: &Quiz, block: &Block) -> Result<()> {
    block.is_marked("")?;
    for choice in &quiz.choices {
        let [line] = choice.said.codes.as_slice() else {
            bail!(
                "{}: a choice of which-compile is one line of Rust in inline code",
                choice.place
            );
        };
        let refusal = rustc::refusal(&block.with_line(line)?)?;
        match (choice.marked, refusal) {
            (true, None) => {}
            (true, Some(refusal)) => bail!(
                "{}: {line} is marked, and rustc refuses it with {}:\n{}",
                choice.place,
                refusal.codes(),
                refusal.message()
            ),
            (false, None) => bail!(
                "{}: {line} is not marked, and compiles; mark it by `- [x]`",
                choice.place
            ),
            // A misspelt name is refused, too, and teaches nothing.
            (false, Some(refusal)) => {
                let Some(code) = choice.explanation.error_code() else {
                    bail!(
                        "{}: the explanation of a line that does not compile names the error in inline code; this one meets {}",
                        choice.place,
                        refusal.codes()
                    );
                };
                let who = format!("{}: the explanation of {line}", choice.place);
                meets(&who, code, &refusal)?;
            }
        }
    }
    Ok(())
}

/// The errors of a refusal are the one that `who` names.
fn meets(who: &str, code: &str, refusal: &Refusal) -> Result<()> {
    ensure!(
        refusal.codes() == code,
        "{who} says {code}, and rustc says {}:\n{}",
        refusal.codes(),
        refusal.message()
    );
    Ok(())
}

impl Quiz {
    /// The marked choice, of a kind that has one.
    fn marked(&self) -> &Choice {
        let marked = self.choices.iter().find(|choice| choice.marked);
        marked.expect("reading.rs has counted them")
    }

    fn unmarked(&self) -> impl Iterator<Item = &Choice> {
        self.choices.iter().filter(|choice| !choice.marked)
    }
}

impl Block {
    /// Its fence tells skeptic and mdBook what the key tells the reader.
    fn is_marked(&self, attributes: &str) -> Result<()> {
        let fence = |attributes: &str| match attributes {
            "" => "rust".to_owned(),
            attributes => format!("rust,{attributes}"),
        };
        ensure!(
            self.attributes == attributes,
            "{}: by the marked choice this block is {}, and it is marked {}",
            self.place,
            fence(attributes),
            fence(&self.attributes)
        );
        Ok(())
    }

    /// A program, completed as any snippet of a page is.
    fn program(&self, code: &str) -> String {
        let snippet = Snippet {
            line: self.place.line,
            attributes: self.attributes.clone(),
            code: code.to_owned(),
            output: None,
        };
        snippet.program()
    }

    /// The program with `line` in the place of the comment.
    fn with_line(&self, line: &str) -> Result<String> {
        let places = self.code.lines().filter(|line| line.trim() == HERE).count();
        ensure!(
            places == 1,
            "{}: {places} lines of this block are `{HERE}`; it needs one, in whose place the choices are put",
            self.place
        );
        Ok(self.program(&self.code.replacen(HERE, line, 1)))
    }
}

impl Text {
    /// The error that is named in inline code: `E0382`.
    fn error_code(&self) -> Option<&str> {
        let is_code = |code: &&String| {
            code.strip_prefix('E').is_some_and(|digits| {
                digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
            })
        };
        self.codes.iter().find(is_code).map(String::as_str)
    }
}
