//! Hands the Rust blocks in the prose to skeptic, each as a program that fails
//! unless it prints what the block under it says.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "snippet.rs"]
mod snippet;

const PAGES: &str = "../src";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={PAGES}");
    println!("cargo:rerun-if-changed=snippet.rs");
    // The command-line test and this one must agree on where skeptic works.
    println!("cargo:rustc-env=SKEPTIC_TARGET={}", env::var("TARGET")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut documents = Vec::new();
    for page in skeptic::markdown_files_of_directory(PAGES) {
        let name = page
            .strip_prefix(PAGES)?
            .to_string_lossy()
            .replace('\\', "/");
        let programs = programs(&name, &fs::read_to_string(&page)?)?;
        if !programs.is_empty() {
            let document = out.join(name.replace('/', "_"));
            fs::write(&document, programs)?;
            // skeptic has cargo look for changes of it: it changes with its page,
            // and not whenever it is written.
            let changed = fs::metadata(&page)?.modified()?;
            let file = fs::File::options().append(true).open(&document)?;
            file.set_modified(changed)?;
            documents.push(document);
        }
    }
    skeptic::generate_doc_tests(&documents);
    call_through_prose(&out.join("skeptic-tests.rs"))
}

/// A document of skeptic's: a heading and a program for each snippet of a page.
fn programs(page: &str, text: &str) -> Result<String, std::fmt::Error> {
    let mut document = String::new();
    for snippet in snippet::snippets(text) {
        let (line, attributes) = (snippet.line, &snippet.attributes);
        let program = snippet.checked(page);
        write!(
            document,
            "# line {line}\n\n~~~rust,{attributes}\n{program}\n~~~\n\n"
        )?;
    }
    Ok(document)
}

/// Lets the generated tests call `prose.rs`, which chooses the compiler.
fn call_through_prose(generated: &Path) -> Result<(), Box<dyn Error>> {
    let tests = fs::read_to_string(generated).unwrap_or_default();
    fs::write(
        generated.with_file_name("prose-tests.rs"),
        tests
            .replace("extern crate skeptic;\n", "")
            .replace("skeptic::rt::", "crate::compiler::"),
    )?;
    Ok(())
}
