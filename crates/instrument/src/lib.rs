//! Source instrumentation: the edits that prepare a listing to be explored,
//! recorded, or run with random delays, and what the same source calls things.
//!
//! A reader sees the listing as it is, so no probe moves a line: all are put on
//! lines that are there.
//!
//! | module | puts probes |
//! |---|---|
//! | `locals` | where local variables get their values |
//! | `object_labels` | where a library makes a mutex, an atomic... |
//! | `track_caller` | on the functions of a library, for the place of their call |
//! | `reference_counts` | where a program asks how many references an `Arc` has |
//! | `holds` | where a thread takes and gives back what the manifest names |
//! | `delays` | before every statement, for a random delay |
//!
//! [`source`] reads names and places; `edits` are the changes themselves, and
//! `syntax` what a statement binds and assigns.

mod delays;
mod edits;
mod holds;
mod locals;
mod object_labels;
mod reference_counts;
pub mod source;
mod syntax;
mod track_caller;

use anyhow::{Context, Result, bail};
use syn::{Item, ItemFn};

use self::edits::Edits;
use self::source::{parse_file, position};
use serde::Deserialize;

/// Something that a thread holds, from the return of one function to the call
/// of another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// What it is called.
    pub what: String,
    /// The function that takes it.
    pub from: String,
    /// The function that gives it back.
    pub to: String,
}

/// What `main` is called when another function runs it.
const PROGRAM: &str = "__program";

/// What has a name of a library in `explore-std`: what is made by `new`, but for
/// a `LazyLock`, whose function becomes a pointer only where nothing follows.
const EXPLORED: [&str; 18] = [
    "AtomicBool",
    "AtomicI16",
    "AtomicI32",
    "AtomicI64",
    "AtomicI8",
    "AtomicIsize",
    "AtomicPtr",
    "AtomicU16",
    "AtomicU32",
    "AtomicU64",
    "AtomicU8",
    "AtomicUsize",
    "Barrier",
    "Condvar",
    "Mutex",
    "Once",
    "OnceLock",
    "RwLock",
];

/// The same in `timeline-std`, which records no others.
const TIMED: [&str; 4] = ["Barrier", "Condvar", "Mutex", "RwLock"];

/// The program as `explore-std` runs it: again and again, from a `main` of its
/// own, and telling what is in the variables called `locals`.
///
/// Where one of them comes to be, a guard is made, which says when it goes out
/// of scope; where one is given another value, the guard is told.
///
/// A probe moves what stands behind it on its line. Where a place of a run is
/// looked up in a [`Source`](crate::source::Source), that is one of this text.
///
/// # Errors
///
/// When the text is not Rust; when it has no `main`, or one that takes
/// arguments or is async; when a local is never bound, or bound without a
/// value. Most messages begin with line and column.
pub fn for_exploring(text: &str, locals: &[String]) -> Result<String> {
    let file = parse_file(text)?;
    let mut edits = Edits::default();
    let main = program(&file)?;
    edits.replace(main.sig.ident.span(), PROGRAM);
    locals::instrument(&file, locals, &mut edits)?;
    reference_counts::instrument(&file, &mut edits);
    Ok(with_another_main(edits.apply(text, &file), "record"))
}

/// A program of which `explore-std` says whether all its schedules come to
/// their end, from a `main` of its own.
///
/// # Errors
///
/// As [`for_exploring`].
pub fn for_verifying(text: &str) -> Result<String> {
    let file = parse_file(text)?;
    let mut edits = Edits::default();
    edits.replace(program(&file)?.sig.ident.span(), PROGRAM);
    reference_counts::instrument(&file, &mut edits);
    Ok(with_another_main(edits.apply(text, &file), "verify"))
}

/// The program as `timeline-std` records it, from a `main` of its own, with
/// what `holds` says that its threads hold.
///
/// # Errors
///
/// When the text is not Rust; when it has no `main`, or one that takes
/// arguments or is async.
pub fn for_timing(text: &str, holds: &[Hold]) -> Result<String> {
    let file = parse_file(text)?;
    let mut edits = Edits::default();
    edits.replace(program(&file)?.sig.ident.span(), PROGRAM);
    holds::instrument(&file, holds, &mut edits);
    Ok(with_another_main(edits.apply(text, &file), "record"))
}

/// A library, whose steps `explore-std` finds in the program that calls it.
///
/// # Errors
///
/// When the text is not Rust.
pub fn library_for_exploring(text: &str) -> Result<String> {
    let file = parse_file(text)?;
    let mut edits = Edits::default();
    track_caller::instrument(&file, &mut edits);
    object_labels::instrument(&file, &EXPLORED, &mut edits);
    reference_counts::instrument(&file, &mut edits);
    Ok(edits.apply(text, &file))
}

/// A library, whose steps `timeline-std` finds in the program that calls it,
/// with what `holds` says that its threads hold.
///
/// # Errors
///
/// When the text is not Rust.
pub fn library_for_timing(text: &str, holds: &[Hold]) -> Result<String> {
    let file = parse_file(text)?;
    let mut edits = Edits::default();
    track_caller::instrument(&file, &mut edits);
    object_labels::instrument(&file, &TIMED, &mut edits);
    holds::instrument(&file, holds, &mut edits);
    Ok(edits.apply(text, &file))
}

/// A `main` that hands the one of the listing to a function of its std.
fn with_another_main(mut instrumented: String, function: &str) -> String {
    if !instrumented.ends_with('\n') {
        instrumented.push('\n');
    }
    instrumented + &format!("fn main() {{ ::std::{function}({PROGRAM}) }}\n")
}

/// The program as it is run for real, with random delays: one before every
/// statement.
///
/// # Errors
///
/// When the text is not Rust; the message begins with line and column.
pub fn for_random_delays(text: &str) -> Result<String> {
    let file = parse_file(text)?;
    let mut edits = Edits::default();
    delays::instrument(&file, &mut edits);
    Ok(edits.apply(text, &file))
}

/// The function `main`, if another function can call it.
fn program(file: &syn::File) -> Result<&ItemFn> {
    let main = file
        .items
        .iter()
        .find_map(|item| match item {
            Item::Fn(function) if function.sig.ident == "main" => Some(function),
            _ => None,
        })
        .context("there is no `fn main()` to run")?;
    let (line, column) = position(main.sig.ident.span());
    if !main.sig.inputs.is_empty() {
        bail!("{line}:{column}: `main` takes arguments; a program that is run takes none");
    }
    if main.sig.asyncness.is_some() {
        bail!("{line}:{column}: `main` is async; only threads are explored, so make it a plain fn");
    }
    Ok(main)
}

/// Leaves out what the compiler evaluates or what is no expression: a probe is
/// a call, and neither a `const` nor a type can make it. The arguments of a
/// macro are tokens, which a visitor does not see.
macro_rules! leave_out_constants {
    () => {
        fn visit_item_const(&mut self, _: &'ast ::syn::ItemConst) {}
        fn visit_item_static(&mut self, _: &'ast ::syn::ItemStatic) {}
        fn visit_item_enum(&mut self, _: &'ast ::syn::ItemEnum) {}
        fn visit_impl_item_const(&mut self, _: &'ast ::syn::ImplItemConst) {}
        fn visit_trait_item_const(&mut self, _: &'ast ::syn::TraitItemConst) {}
        fn visit_expr_const(&mut self, _: &'ast ::syn::ExprConst) {}
        fn visit_attribute(&mut self, _: &'ast ::syn::Attribute) {}
        fn visit_generics(&mut self, _: &'ast ::syn::Generics) {}
        fn visit_pat(&mut self, _: &'ast ::syn::Pat) {}
        fn visit_path(&mut self, _: &'ast ::syn::Path) {}
        fn visit_signature(&mut self, _: &'ast ::syn::Signature) {}
        fn visit_type(&mut self, _: &'ast ::syn::Type) {}

        fn visit_angle_bracketed_generic_arguments(
            &mut self,
            _: &'ast ::syn::AngleBracketedGenericArguments,
        ) {
        }

        fn visit_expr_repeat(&mut self, repeat: &'ast ::syn::ExprRepeat) {
            self.visit_expr(&repeat.expr);
        }
    };
}
use leave_out_constants;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    const MAIN: &str = "fn main() { ::std::record(__program) }\n";

    fn refusal(text: &str) -> String {
        for_exploring(text, &[]).unwrap_err().to_string()
    }

    #[test]
    fn main_is_called_by_another_main() {
        let text = "\
//! A listing.
#![allow(unused)]

/// Runs.
#[inline]
fn main() {
    work();
}

mod inner {
    fn main() {}
}
";
        let instrumented = for_exploring(text, &[]).unwrap();
        let wanted = text.replacen("fn main", "fn __program", 1) + MAIN;
        assert_eq!(instrumented, wanted);
    }

    #[test]
    fn a_last_line_that_does_not_end_is_ended_first() {
        assert_eq!(
            for_exploring("fn main() {} // end", &[]).unwrap(),
            format!("fn __program() {{}} // end\n{MAIN}")
        );
    }

    #[test]
    fn main_may_return_a_result() {
        assert_eq!(
            for_exploring("fn main() -> Result<(), Error> { Ok(()) }\n", &[]).unwrap(),
            format!("fn __program() -> Result<(), Error> {{ Ok(()) }}\n{MAIN}")
        );
    }

    #[test]
    fn a_main_that_cannot_be_called_is_refused() {
        assert_eq!(
            refusal("mod inner { fn main() {} }"),
            "there is no `fn main()` to run"
        );
        assert_eq!(
            refusal("\nfn main(n: i32) {}"),
            "2:4: `main` takes arguments; a program that is run takes none"
        );
        assert_eq!(
            refusal("async fn main() {}"),
            "1:10: `main` is async; only threads are explored, so make it a plain fn"
        );
        assert_eq!(
            refusal("fn main() {\n    let n 3;\n}"),
            "2:11: expected `;`"
        );
    }

    #[test]
    fn a_place_of_a_run_is_found_in_the_instrumented_text() {
        let text = "fn main() { let n = 1; let lock = Mutex::new(n); }\n";
        let instrumented = for_exploring(text, &["n".to_owned()]).unwrap();
        let column = u32::try_from(instrumented.find("Mutex").unwrap() + 1).unwrap();
        let source = Source::parse("src/main.rs", &instrumented).unwrap();
        assert_eq!(source.object_name(1, column).unwrap(), "lock");
    }

    #[test]
    fn what_comes_before_the_first_token_stays() {
        assert_eq!(
            for_exploring("\u{feff}#!/usr/bin/env rust\r\nfn main() {}\r\n", &[]).unwrap(),
            format!("\u{feff}#!/usr/bin/env rust\r\nfn __program() {{}}\r\n{MAIN}")
        );
    }
}
