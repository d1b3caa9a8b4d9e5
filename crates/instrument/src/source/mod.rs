//! What the source of a listing calls the things that it shows.
//!
//! A program does not know the names of its own variables: `explore-std`
//! knows an object by the place of the call that made it. The source knows
//! what that call's value was put into.

mod calls;
pub(crate) mod names;
mod place;

use std::collections::HashMap;
use std::ops::RangeInclusive;

use anyhow::{Result, anyhow, bail};
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, ImplItemFn, ItemFn, ItemImpl, ItemTrait, Signature, TraitItemFn, Type};
use unicode_width::UnicodeWidthChar;

pub use calls::Call;

/// The source of one file of a listing.
pub struct Source {
    file: String,
    objects: HashMap<(u32, u32), String>,
    calls: HashMap<(u32, u32), Call>,
    functions: Vec<Function>,
}

struct Function {
    name: String,
    /// The type or trait that it is a method of.
    owner: Option<String>,
    lines: RangeInclusive<u32>,
}

impl Source {
    /// Reads the `text` of `file`.
    ///
    /// # Errors
    ///
    /// When it is not Rust; the message names the file, the line and the
    /// column.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        let parsed = parse_file(text).map_err(|error| anyhow!("{file}:{error}"))?;
        let mut functions = Functions::default();
        functions.visit_file(&parsed);
        let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
        Ok(Self {
            file: file.to_owned(),
            objects: as_displayed(&lines, names::objects(&parsed)),
            calls: as_displayed(&lines, calls::calls(&parsed)),
            functions: functions.found,
        })
    }

    /// What the program calls the object that is made at a place.
    ///
    /// Lines and columns begin at 1, as in [`std::panic::Location`], which
    /// counts a column not in characters but in the width that the compiler
    /// takes them to have: four for a tab, two for an emoji.
    #[must_use]
    pub fn object_name(&self, line: u32, column: u32) -> Option<String> {
        self.objects.get(&(line, column)).cloned()
    }

    /// What is called at a place, which is given as in
    /// [`object_name`](Self::object_name).
    #[must_use]
    pub fn call(&self, line: u32, column: u32) -> Option<&Call> {
        self.calls.get(&(line, column))
    }

    /// The own names of its functions: `main`, `put`.
    pub fn functions(&self) -> impl Iterator<Item = &str> {
        self.functions.iter().map(|function| function.name.as_str())
    }

    /// The lines of the function `name`, from its signature to its last brace.
    ///
    /// A method is found by its own name, and by that of its type as well:
    /// `Queue::put`.
    ///
    /// # Errors
    ///
    /// When no function has the name, and when more than one has it; the
    /// message lists those there are.
    pub fn function_lines(&self, name: &str) -> Result<RangeInclusive<u32>> {
        let fitting: Vec<_> = self.functions.iter().filter(|f| f.fits(name)).collect();
        match fitting.as_slice() {
            [function] => Ok(function.lines.clone()),
            [] => bail!(
                "{}: no function is called {name:?}; there are:\n  {}",
                self.file,
                listed(&self.functions)
            ),
            several => bail!(
                "{}: {} functions are called {name:?}; say which, with its type in front:\n  {}",
                self.file,
                several.len(),
                listed(several.iter().copied())
            ),
        }
    }
}

impl Function {
    fn fits(&self, name: &str) -> bool {
        name == self.name || name == self.full_name()
    }

    fn full_name(&self) -> String {
        match &self.owner {
            Some(owner) => format!("{owner}::{}", self.name),
            None => self.name.clone(),
        }
    }
}

fn listed<'a>(functions: impl IntoIterator<Item = &'a Function>) -> String {
    let names: Vec<_> = functions
        .into_iter()
        .map(|f| format!("{} (line {})", f.full_name(), f.lines.start()))
        .collect();
    names.join("\n  ")
}

/// An object of a run: a mutex, a channel...
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// Its type.
    pub kind: &'a str,
    /// Where it was made: the file, as a [`Source`] calls it...
    pub file: &'a str,
    /// ...the line...
    pub line: u32,
    /// ...and the column, as [`Source::object_name`] takes it.
    pub column: u32,
    /// What the library calls it that made it; empty in the program itself.
    pub called: &'a str,
}

/// What the sources call each object: `event`, or `event.flag` if a library has
/// made it. Those that share a name are numbered.
#[must_use]
pub fn object_names(objects: &[Made<'_>], sources: &[Source]) -> Vec<String> {
    let name = |object: &Made<'_>| {
        let source = sources.iter().find(|source| source.file == object.file);
        let named = source.and_then(|source| source.object_name(object.line, object.column));
        match (named, object.called) {
            (Some(name), "") => name,
            // Made in the library itself, where it has the same name.
            (Some(name), called) if name == called => name,
            (Some(name), called) => format!("{name}.{called}"),
            (None, "") => object.kind.to_owned(),
            (None, called) => called.to_owned(),
        }
    };
    let mut names: Vec<String> = objects.iter().map(name).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for name in &names {
        *times.entry(name.clone()).or_default() += 1;
    }
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for name in &mut names {
        if times[name] > 1 {
            let number = numbers.entry(name.clone()).or_default();
            *name = format!("{name}[{number}]");
            *number += 1;
        }
    }
    names
}

/// The compiler calls a file by its path from the workspace; a reader, from the
/// folder of the listing.
pub fn call_by_folder(file: &mut String) {
    if let Some(at) = file.find("src/") {
        file.drain(..at);
    }
}

/// Reads a file, for an error that begins with line and column.
pub(super) fn parse_file(text: &str) -> Result<syn::File> {
    syn::parse_file(text).map_err(|error| {
        let (line, column) = if error.span().byte_range().is_empty() {
            end_of(text)
        } else {
            position(error.span())
        };
        anyhow!("{line}:{column}: {error}")
    })
}

/// Where a file ends, which is where `syn` misses what it expected there.
fn end_of(text: &str) -> (u32, u32) {
    let line = text.trim_end().split('\n').count();
    let column = text.trim_end().split('\n').next_back().unwrap_or_default();
    (count(line), count(column.chars().count() + 1))
}

/// The line and the column at which a span begins, both from 1.
pub(super) fn position(span: Span) -> (u32, u32) {
    let start = span.start();
    (count(start.line), count(start.column + 1))
}

/// The same by the places that a run tells.
fn as_displayed<T>(lines: &[&str], all: HashMap<(u32, u32), T>) -> HashMap<(u32, u32), T> {
    let displayed_at = |((line, column), one)| ((line, displayed(lines, line, column)), one);
    all.into_iter().map(displayed_at).collect()
}

/// The column of the character at `column`, as a run tells it.
fn displayed(lines: &[&str], line: u32, column: u32) -> u32 {
    let before = lines[line as usize - 1].chars().take(column as usize - 1);
    let width: usize = before
        .map(|character| match character {
            '\t' => 4,
            _ => character.width().unwrap_or(1),
        })
        .sum();
    count(width + 1)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("a source file has fewer lines than that")
}

/// The name of a type, without its parameters and the modules that it is in.
fn type_name(of: &Type) -> Option<String> {
    match of {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        Type::Reference(reference) => type_name(&reference.elem),
        _ => None,
    }
}

/// Collects the functions that have a body.
#[derive(Default)]
struct Functions {
    owner: Option<String>,
    found: Vec<Function>,
}

impl Functions {
    fn add(&mut self, owner: Option<String>, first: Span, signature: &Signature, body: &Block) {
        self.found.push(Function {
            name: signature.ident.unraw().to_string(),
            owner,
            lines: count(first.start().line)..=count(body.span().end().line),
        });
    }

    /// Goes on with `owner` as the type whose methods these are.
    fn inside(&mut self, owner: Option<String>, go_on: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.owner, owner);
        go_on(self);
        self.owner = outer;
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.add(None, item.sig.span(), &item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.add(self.owner.clone(), item.sig.span(), &item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(body) = &item.default {
            self.add(self.owner.clone(), item.sig.span(), &item.sig, body);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let owner = type_name(&item.self_ty);
        self.inside(owner, |this| visit::visit_item_impl(this, item));
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        let owner = Some(item.ident.to_string());
        self.inside(owner, |this| visit::visit_item_trait(this, item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUEUE: &str = "\
struct Queue;

impl Queue {
    /// Makes one.
    #[must_use]
    pub fn new() -> Self {
        Queue
    }

    fn put(
        &self,
        item: i32,
    ) {
        fn checked(item: i32) -> i32 { item }
        checked(item);
    }
}

trait Job {
    fn run(&self);
    fn new() {}
}

impl Job for Queue {
    fn run(&self) {
    }
}

fn main() {}
";

    fn lines(name: &str) -> Result<RangeInclusive<u32>> {
        Source::parse("src/main.rs", QUEUE)
            .unwrap()
            .function_lines(name)
    }

    fn parse_error(text: &str) -> String {
        let Err(error) = Source::parse("src/main.rs", text) else {
            panic!("{text:?} is parsed");
        };
        error.to_string()
    }

    #[test]
    fn a_function_reaches_from_its_signature_to_its_last_brace() {
        assert_eq!(lines("main").unwrap(), 29..=29);
        assert_eq!(lines("put").unwrap(), 10..=16);
        assert_eq!(lines("Queue::put").unwrap(), 10..=16);
    }

    #[test]
    fn a_nested_function_is_found_and_a_mere_declaration_is_not() {
        assert_eq!(lines("checked").unwrap(), 14..=14);
        assert_eq!(lines("run").unwrap(), 25..=26);
    }

    #[test]
    fn an_unknown_function_is_answered_with_the_known_ones() {
        let error = lines("pop").unwrap_err().to_string();
        assert_eq!(
            error,
            "src/main.rs: no function is called \"pop\"; there are:\n  \
             Queue::new (line 6)\n  Queue::put (line 10)\n  checked (line 14)\n  \
             Job::new (line 21)\n  Queue::run (line 25)\n  main (line 29)"
        );
    }

    #[test]
    fn two_functions_of_one_name_are_told_apart_by_their_types() {
        let error = lines("new").unwrap_err().to_string();
        assert_eq!(
            error,
            "src/main.rs: 2 functions are called \"new\"; \
             say which, with its type in front:\n  \
             Queue::new (line 6)\n  Job::new (line 21)"
        );
        assert_eq!(lines("Job::new").unwrap(), 21..=21);
    }

    #[test]
    fn what_is_not_rust_is_refused_with_its_place() {
        assert_eq!(
            parse_error("fn main() {\n    let é = ) 3;\n}\n"),
            "src/main.rs:3:2: cannot parse string into token stream"
        );
        assert_eq!(
            parse_error("fn main() {\n    let n 3;\n}\n"),
            "src/main.rs:2:11: expected `;`"
        );
        assert_eq!(
            parse_error("struct A;\n\nfn main()\n"),
            "src/main.rs:3:10: unexpected end of input, expected curly braces"
        );
    }

    #[test]
    fn an_object_is_called_as_in_the_source_and_numbered_if_need_be() {
        let text =
            "fn main() {\n    let a = Mutex::new(0);\n    let b = [Mutex::new(1), f()];\n}\n";
        let source = Source::parse("src/main.rs", text).unwrap();
        let made_at = |kind, line, column| Made {
            kind,
            file: "src/main.rs",
            line,
            column,
            called: "",
        };
        let called = |called, made| Made { called, ..made };
        let objects = [
            made_at("Mutex", 2, 13),
            called("flag", made_at("Mutex", 2, 13)),
            made_at("Condvar", 9, 9),
            made_at("Mutex", 9, 9),
            made_at("Mutex", 9, 9),
            called("ALL", made_at("Mutex", 9, 9)),
            called("b[0]", made_at("Mutex", 3, 14)),
        ];
        let names = object_names(&objects, &[source]);
        assert_eq!(
            names,
            [
                "a", "a.flag", "Condvar", "Mutex[0]", "Mutex[1]", "ALL", "b[0]"
            ]
        );
    }
}
