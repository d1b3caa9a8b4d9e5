//! A listing: one crate in `listings/<part>/<name>/`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;
use std::{fmt, fs};

use anyhow::{Context, Result, anyhow, bail};

use super::project::Project;
use crate::manifest::{Manifest, schedules};

/// The folder of the model tests: small programs that test a library by every
/// schedule.
pub const MODEL_TESTS: &str = "model";

/// One crate in `listings/<part>/<name>/`.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Its folder.
    pub dir: PathBuf,
    /// The part of the book it belongs to: `zip`, `threads`...
    pub part: String,
    /// What it shows: `pairs`, `lost-update`...
    pub name: String,
    /// What its manifest says.
    pub manifest: Manifest,
    /// The listings that it names by their paths, or that one of these does: a
    /// reader who copies it copies them, too.
    pub dependencies: Vec<Listing>,
}

impl Listing {
    /// One whose manifest says nothing.
    #[cfg(test)]
    pub(crate) fn with_defaults(dir: PathBuf, part: &str, name: &str) -> Self {
        Self {
            dir,
            part: part.to_owned(),
            name: name.to_owned(),
            manifest: Manifest::default(),
            dependencies: Vec::new(),
        }
    }

    /// What it is called in a command: `zip/pairs`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.part, self.name)
    }

    /// Where its files are to be seen, without `/` at the end.
    ///
    /// # Errors
    ///
    /// When `book.toml` names no repository.
    pub fn url(&self, project: &Project) -> Result<String> {
        let config = mdbook_driver::config::Config::from_disk(project.root().join("book.toml"))?;
        let repository = config
            .html_config()
            .and_then(|html| html.git_repository_url)
            .context("book.toml names no output.html.git-repository-url")?;
        Ok(format!("{repository}/blob/main/{self}"))
    }

    /// What writes its recorded files.
    #[must_use]
    pub fn record_command(&self) -> String {
        format!("cargo book record {}", self.id())
    }

    /// The name of its package.
    #[must_use]
    pub fn package(&self) -> String {
        format!("{}-{}", self.part, self.name)
    }

    /// What a reader types to run its program.
    #[must_use]
    pub fn command(&self) -> String {
        format!("cargo run -p {}", self.package())
    }

    /// What a reader types to run its twin.
    #[must_use]
    pub fn twin_command(&self) -> String {
        format!("python3 {self}/main.py")
    }

    /// A file of its folder.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// The text of a file of its folder.
    ///
    /// # Errors
    ///
    /// When it cannot be read; the message says what writes it.
    pub fn read(&self, name: &str) -> Result<String> {
        fs::read_to_string(self.file(name)).with_context(|| {
            format!(
                "{self}/{name} cannot be read; write it with: {}",
                self.record_command()
            )
        })
    }

    /// What is to be said of a recorded file that is no longer true.
    #[must_use]
    pub fn stale(&self, name: &str, reason: &str) -> anyhow::Error {
        let record = self.record_command();
        anyhow!("{self}/{name}: {reason}\nIf what is new is right: {record}")
    }

    /// What is to be said of a recorded file that holds no recording.
    #[must_use]
    pub fn broken(&self, name: &str, reason: &anyhow::Error) -> anyhow::Error {
        let record = self.record_command();
        anyhow!("{self}/{name} is broken: {reason:#}\nWrite it anew with: {record}")
    }

    /// The files of `src/`: each path, such as `src/main.rs`, and its text.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn sources(&self) -> Result<BTreeMap<String, String>> {
        let mut sources = BTreeMap::new();
        for entry in fs::read_dir(self.file("src"))? {
            let file = format!("src/{}", entry?.file_name().to_string_lossy());
            let text = self.read(&file)?;
            sources.insert(file, text);
        }
        Ok(sources)
    }

    /// Whether it has a program to run, and not a library alone.
    #[must_use]
    pub fn has_program(&self) -> bool {
        self.file("src/main.rs").exists()
    }

    /// Whether it is a thing to reuse.
    #[must_use]
    pub fn has_library(&self) -> bool {
        self.file("src/lib.rs").exists()
    }

    /// Whether a Python twin stands beside it.
    #[must_use]
    pub fn has_twin(&self) -> bool {
        self.manifest.listing.python != Some(false)
    }

    /// Whether it shows a program that the compiler refuses.
    #[must_use]
    pub fn has_refused(&self) -> bool {
        self.manifest.listing.refused.is_some()
    }

    /// Whether its program is run by every schedule.
    #[must_use]
    pub fn is_explored(&self) -> bool {
        self.manifest.schedules.is_some()
    }

    /// Whether small programs in `model/` test its library by every schedule.
    #[must_use]
    pub fn has_model_tests(&self) -> bool {
        self.file(MODEL_TESTS).exists()
    }

    /// Its model tests, the programs of `model/`: the name of each, and its
    /// text, sorted.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn model_tests(&self) -> Result<BTreeMap<String, String>> {
        let mut tests = BTreeMap::new();
        if !self.has_model_tests() {
            return Ok(tests);
        }
        for entry in fs::read_dir(self.file(MODEL_TESTS))? {
            let file = entry?.file_name().to_string_lossy().into_owned();
            let Some(name) = file.strip_suffix(".rs") else {
                bail!("{self}/{MODEL_TESTS}/{file} is no Rust program; keep only those there");
            };
            tests.insert(
                name.to_owned(),
                self.read(&format!("{MODEL_TESTS}/{file}"))?,
            );
        }
        Ok(tests)
    }

    /// Whether its program starts threads, or what it needs may.
    #[must_use]
    pub fn is_concurrent(&self) -> bool {
        self.program_says("thread::") || (self.has_program() && !self.dependencies.is_empty())
    }

    /// Whether its program sleeps.
    #[must_use]
    pub fn sleeps(&self) -> bool {
        self.program_says("sleep(")
    }

    fn program_says(&self, what: &str) -> bool {
        let program = fs::read_to_string(self.file("src/main.rs"));
        program.is_ok_and(|text| text.contains(what))
    }

    /// Whether it starts threads, and a run of it can be drawn.
    #[must_use]
    pub fn is_recordable(&self) -> bool {
        self.is_concurrent() && self.manifest.timeline.cannot.is_none()
    }

    /// A run of it can be drawn.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn check_recordable(&self) -> Result<()> {
        if let Some(reason) = &self.manifest.timeline.cannot {
            bail!("no run of {self} can be drawn; its Cargo.toml says: {reason}");
        }
        if !self.is_recordable() {
            bail!("no run of {self} is drawn: it starts no thread");
        }
        Ok(())
    }

    /// Whether one of its runs is drawn.
    #[must_use]
    pub fn has_timeline(&self) -> bool {
        self.file("timeline.json").exists()
    }

    /// What its manifest says of its schedules.
    ///
    /// # Errors
    ///
    /// When it says nothing.
    pub fn schedules(&self) -> Result<&schedules::Settings> {
        self.manifest.schedules.as_ref().with_context(|| {
            format!("{self}/Cargo.toml has no [package.metadata.schedules]: it is not explored")
        })
    }

    /// How long one run may take.
    #[must_use]
    pub fn limit(&self) -> Duration {
        Duration::from_secs(self.manifest.listing.limit_seconds.unwrap_or(10))
    }
}

/// Its folder, as a reader writes it: `listings/zip/pairs`.
impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "listings/{}/{}", self.part, self.name)
    }
}
