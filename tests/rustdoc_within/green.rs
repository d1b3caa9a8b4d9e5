//! A cache of green chapters: one whose blocks have passed is not compiled and
//! run again until it, a crate that it names, or the toolchain changes.
//!
//! The blocks whose output stands on the page are run each time, by skeptic.

use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{env, fs};

/// How long a chapter is remembered that nobody asks for.
const FORGOTTEN: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A chapter with its crates, as rustdoc is asked to test it.
pub struct Chapter {
    passed: PathBuf,
}

impl Chapter {
    /// The chapter that these arguments of rustdoc name by a file of arguments,
    /// which the preprocessor of the book writes.
    pub fn find(arguments: &[OsString]) -> Option<Self> {
        let this = env::current_exe().ok()?;
        let mut hasher = DefaultHasher::new();
        // A new toolchain compiles this program anew, too.
        changed(&this)?.hash(&mut hasher);
        let mut text = None;
        for argument in arguments {
            match argument.to_str()?.strip_prefix('@') {
                None => argument.hash(&mut hasher),
                Some(file) => text = Some(fs::read_to_string(file).ok()?),
            }
        }
        let text = text?;
        let mut crates: Vec<&str> = text.lines().collect();
        let markdown = fs::read_to_string(crates.pop()?).ok()?;
        markdown.hash(&mut hasher);
        // Cargo names them in another order each time.
        crates.sort_unstable();
        for line in crates {
            line.hash(&mut hasher);
            if let Some((name, library)) = line.split_once('=')
                && library.ends_with(".rlib")
                && markdown.contains(name)
            {
                changed(Path::new(library))?.hash(&mut hasher);
            }
        }
        let name = format!("{:016x}", hasher.finish());
        let passed = this.with_file_name("green").join(name);
        Some(Self { passed })
    }

    /// Whether its blocks have passed as they are.
    pub fn has_passed(&self) -> bool {
        let has = self.passed.exists();
        if has {
            // Else it is tested again in some days.
            let _ = fs::write(&self.passed, "");
        }
        has
    }

    /// Remembers that they have, and forgets what nobody asks for.
    pub fn passes(&self) {
        let folder = self.passed.parent().expect("it is in a folder");
        // What cannot be remembered is tested again.
        let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&self.passed, ""));
        for file in fs::read_dir(folder).into_iter().flatten().flatten() {
            let age = changed(&file.path()).and_then(|then| then.elapsed().ok());
            if age.is_some_and(|age| age > FORGOTTEN) {
                let _ = fs::remove_file(file.path());
            }
        }
    }
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}
