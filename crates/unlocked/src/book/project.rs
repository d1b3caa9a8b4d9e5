//! The folder that holds the book.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The root of a checkout of the book.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

/// What a folder needs to be the root of the book.
const ROOT_ENTRIES: [&str; 4] = ["book.toml", "Cargo.toml", "src", "listings"];

impl Project {
    /// Finds the book in `start` or in the nearest folder above it.
    ///
    /// # Errors
    ///
    /// When there is none; the message names the folder and what it lacks.
    pub fn find(start: &Path) -> Result<Self> {
        let start = start
            .canonicalize()
            .with_context(|| format!("there is no folder {}", start.display()))?;
        let root = start
            .ancestors()
            .find(|dir| dir.join("book.toml").is_file())
            .with_context(|| {
                format!(
                    "there is no book.toml in {} or above it; run this inside a checkout of the book",
                    start.display()
                )
            })?;
        for entry in ROOT_ENTRIES {
            if !root.join(entry).exists() {
                bail!(
                    "{} is missing in {}; restore it with: git checkout -- {entry}",
                    entry,
                    root.display()
                );
            }
        }
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// The checkout that this crate was compiled in: the book under test.
    ///
    /// # Panics
    ///
    /// When that checkout is no longer there.
    #[must_use]
    pub fn of_this_crate() -> Self {
        Self::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the checkout of this crate")
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// `path` as a reader writes it: relative to the root, with `/`.
    #[must_use]
    pub fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
            .replace('\\', "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_found_from_a_folder_inside() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let project = Project::find(&here.join("src")).unwrap();
        assert_eq!(project.relative(here), "crates/unlocked");
    }

    #[test]
    fn a_folder_outside_a_book_is_an_error_that_names_it() {
        let dir = tempfile::tempdir().unwrap();
        let error = Project::find(dir.path()).unwrap_err().to_string();
        assert!(error.contains("there is no book.toml in"), "{error}");
    }

    #[test]
    fn a_book_without_its_listings_is_an_error_that_says_how_to_get_them() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("book.toml"), "").unwrap();
        let error = Project::find(dir.path()).unwrap_err().to_string();
        assert!(error.contains("git checkout -- Cargo.toml"), "{error}");
    }
}
