//! What the compiler says to a program that it refuses.

use std::fs;

use anyhow::{Context, Result, bail};
use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};

use crate::build::{cargo_alone, copy_alone, counts};
use crate::listing::Listing;
use crate::project::Project;

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
    let code = listing.settings.refused.as_deref().unwrap_or_default();
    let copy = copy_alone(project, listing, "refused")?;
    fs::create_dir_all(copy.join("src"))?;
    fs::copy(listing.file("refused.rs"), copy.join("src/main.rs"))?;
    let output = cargo_alone(project, "check")
        .arg("--message-format=json")
        .current_dir(&copy)
        .output()
        .context("cargo cannot be started; install Rust from https://rustup.rs")?;
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
    Ok(rendered(&said))
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
fn rendered(said: &[Diagnostic]) -> String {
    let text: String = said
        .iter()
        .filter_map(|error| error.rendered.as_deref())
        .collect();
    text.replace("src/main.rs:", "refused.rs:")
        .trim_end()
        .to_owned()
        + "\n"
}
