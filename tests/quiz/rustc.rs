//! The compiler of this machine, asked about a program that needs std alone.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use unlocked::cargo::{cache, run};

/// The program of a quiz prints a line.
const LIMIT: Duration = Duration::from_secs(10);

/// And this is what rustc may take for it.
const COMPILER_LIMIT: Duration = Duration::from_secs(60);

/// Why the compiler refuses a program: each error.
#[derive(Debug, Serialize, Deserialize)]
pub struct Refusal(Vec<Error>);

#[derive(Debug, Serialize, Deserialize)]
struct Error {
    code: String,
    rendered: String,
}

impl Refusal {
    /// The codes of the errors, each once: `E0382`.
    pub fn codes(&self) -> String {
        let mut codes: Vec<&str> = self.0.iter().map(|error| error.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.join(" and ")
    }

    /// The errors as the compiler prints them.
    pub fn message(&self) -> String {
        self.0.iter().map(|error| error.rendered.as_str()).collect()
    }
}

/// Whether `program` compiles; if not, why.
pub fn refusal(program: &str) -> Result<Option<Refusal>> {
    let key = cache::text_key(program)?;
    cache::cached(&kept(&key, "json"), &key, || {
        let folder = tempfile::tempdir()?;
        compile(program, folder.path(), "metadata")
    })
}

/// What `program` prints.
pub fn output(program: &str) -> Result<String> {
    let kept = kept(&cache::text_key(program)?, "program");
    if !kept.exists() {
        let beside = kept.parent().expect("it is in a folder");
        fs::create_dir_all(beside)?;
        let folder = tempfile::tempdir_in(beside)?;
        if let Some(refusal) = compile(program, folder.path(), "link")? {
            bail!("it does not compile:\n{}", refusal.message());
        }
        // Not copied: Linux starts no program that is still open to be written.
        fs::rename(folder.path().join("quiz"), &kept)?;
    }
    run::run(&mut Command::new(kept), LIMIT)
}

/// Where what the compiler made of a program is kept, by the key of its text.
fn kept(key: &str, what: &str) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    let file = format!("{:016x}.{what}", hasher.finish());
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("quizzes")
        .join(file)
}

fn compile(program: &str, folder: &Path, emit: &str) -> Result<Option<Refusal>> {
    fs::write(folder.join("quiz.rs"), program)?;
    let mut rustc = Command::new("rustc");
    rustc
        .args([
            "--edition",
            "2024",
            "--error-format",
            "json",
            "--emit",
            emit,
        ])
        .arg("quiz.rs")
        .current_dir(folder);
    let compiled = bounded::output(&mut rustc, COMPILER_LIMIT)
        .context("rustc cannot compile; if it is not there, install Rust from https://rustup.rs")?;
    if compiled.status.success() {
        return Ok(None);
    }
    let said = String::from_utf8_lossy(&compiled.stderr);
    let errors: Vec<Error> = said.lines().filter_map(error).collect();
    if errors.is_empty() {
        bail!("rustc fails and names no error:\n{said}");
    }
    Ok(Some(Refusal(errors)))
}

/// The error in a line of what rustc says, if it is one.
fn error(line: &str) -> Option<Error> {
    let said: Value = serde_json::from_str(line).ok()?;
    let summary = said["message"].as_str()?.starts_with("aborting due to");
    (said["level"] == "error" && !summary).then(|| Error {
        code: said["code"]["code"]
            .as_str()
            .unwrap_or("no code")
            .to_owned(),
        rendered: said["rendered"].as_str().unwrap_or_default().to_owned(),
    })
}
