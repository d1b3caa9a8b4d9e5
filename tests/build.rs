//! The build script: has skeptic generate a doc-test for each Rust block in the
//! prose.
//!
//! skeptic compiles and runs what stands in a Markdown document. It compares no
//! output, sets no limit, adds no `main`, and knows a test by the name of its
//! file, without the folder. So it is given documents of our own: for each
//! page one, whose programs check themselves (`snippet.rs`), each under a
//! heading with its line on the page.
//!
//! What skeptic generates is changed in one line, the one that names the crate:
//! the tests call the module `skeptic.rs`, which chooses the compiler.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

#[path = "snippet.rs"]
mod snippet;

const PAGES: &str = "../src";

/// In what skeptic generates. Another would stand beside the module.
const THE_CRATE: &str = "extern crate skeptic;\n";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={PAGES}");
    println!("cargo:rerun-if-changed=snippet.rs");
    // The harness calls skeptic as the generated tests do.
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
            write(&document, &programs, fs::metadata(&page)?.modified()?)?;
            documents.push(document);
        }
    }
    skeptic::generate_doc_tests(&documents);
    let tests = fs::read_to_string(out.join("skeptic-tests.rs"))?;
    let tests = tests
        .strip_prefix(THE_CRATE)
        .ok_or("skeptic generates other code than version 0.14.2")?;
    fs::write(out.join("prose-tests.rs"), tests)?;
    Ok(())
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

/// Writes a document as old as its page. skeptic has cargo run this script
/// again when the document is newer than the last run, which wrote it.
fn write(document: &Path, text: &str, modified: SystemTime) -> std::io::Result<()> {
    let mut file = fs::File::create(document)?;
    file.write_all(text.as_bytes())?;
    file.set_modified(modified)
}
