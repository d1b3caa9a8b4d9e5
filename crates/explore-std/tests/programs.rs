//! Whole programs, each three times: the set of outcomes that its header
//! claims is what explore-std finds; it is what an independent model comes to,
//! where there is one; and no run with the real std comes to anything else.
//!
//! README.md says how to add one.

#[path = "support/explored.rs"]
mod explored;
#[path = "support/header.rs"]
mod header;
mod model;
#[path = "support/process.rs"]
mod process;
#[path = "support/real.rs"]
mod real;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use header::Header;
use libtest_mimic::{Arguments, Failed, Trial};

fn folder(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", name].iter().collect()
}

fn main() {
    explored::run_if_asked();
    real::run_if_asked();
    let mut trials = Vec::new();
    for (name, _) in programs_explored::PROGRAMS {
        let text = fs::read_to_string(folder("programs").join(name).with_extension("rs"));
        let header = Header::parse(&text.expect("a program"));
        let mut add = |kind: &str, test: Box<dyn FnOnce(Header) -> Result<(), String> + Send>| {
            let header = header.clone();
            let test = move || header.and_then(test).map_err(Failed::from);
            trials.push(Trial::test(format!("{name}::{kind}"), test));
        };
        add(
            "explored",
            Box::new(|header| explored::check(name, &header)),
        );
        add("real", Box::new(|header| real::check(name, &header)));
        if let Ok(text) = fs::read_to_string(folder("model").join(name).with_extension("txt")) {
            let test = move |header: Header| {
                same(
                    &(&header.outcomes | &header.missed),
                    &model::outcomes(&text)?,
                )
            };
            add("model", Box::new(test));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Says what is missing, and what is too much.
fn same(expected: &BTreeSet<String>, found: &BTreeSet<String>) -> Result<(), String> {
    let mut message = String::new();
    for (what, set, other) in [("missing", expected, found), ("wrong", found, expected)] {
        for line in set.difference(other) {
            message += &format!("{what}: {line}\n");
        }
    }
    match message.is_empty() {
        true => Ok(()),
        false => Err(message),
    }
}
