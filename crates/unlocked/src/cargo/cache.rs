//! A cache on disk: what was computed, beside the key that it was computed by.
//!
//! Only what went well is kept. To compute is to ask cargo or to explore: as
//! long as the key is the same, the answer is.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::run;
use crate::book::Listing;

#[derive(Serialize, Deserialize)]
struct Entry<T> {
    key: String,
    value: T,
}

/// What `file` has under this `key`, or what `compute` gives, which is kept
/// there.
///
/// # Errors
///
/// Those of `compute`.
pub fn cached<T: Serialize + DeserializeOwned>(
    file: &Path,
    key: &str,
    compute: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let kept = fs::read(file).ok();
    let kept = kept.and_then(|kept| serde_json::from_slice::<Entry<T>>(&kept).ok());
    if let Some(entry) = kept.filter(|entry| entry.key == key) {
        return Ok(entry.value);
    }
    let (key, value) = (key.to_owned(), compute()?);
    let entry = Entry { key, value };
    // What cannot be kept is computed again.
    let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
    let _ = folder.and_then(|()| fs::write(file, serde_json::to_vec(&entry)?));
    Ok(entry.value)
}

/// The identity of a listing as the compiler sees it: all of its files and those
/// of the listings that it names, the compiler, and the program that asks.
///
/// # Errors
///
/// When a file cannot be read.
pub fn listing_key(listing: &Listing) -> Result<String> {
    let mut hash = Sha256::new();
    for listing in listing.dependencies.iter().chain([listing]) {
        add_folder(&mut hash, &listing.dir).with_context(|| listing.to_string())?;
    }
    key_of(hash)
}

/// The identity of a program as the compiler sees it: its text, the compiler, and
/// the program that asks.
///
/// # Errors
///
/// When the program that asks cannot be found.
pub fn text_key(text: &str) -> Result<String> {
    key_of(Sha256::new_with_prefix(text))
}

fn key_of(hash: Sha256) -> Result<String> {
    let digits: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
    let this = file_key(&std::env::current_exe()?)?;
    Ok(format!("{digits} {} {this}", *COMPILER))
}

/// The identity of a built program: cargo changes its length and the time of its
/// change when it builds it anew.
///
/// # Errors
///
/// When it is not there.
pub fn file_key(file: &Path) -> Result<String> {
    let metadata = fs::metadata(file)?;
    let changed = metadata
        .modified()?
        .duration_since(SystemTime::UNIX_EPOCH)?;
    Ok(format!("{} {changed:?}", metadata.len()))
}

static COMPILER: LazyLock<String> = LazyLock::new(|| {
    let version = run::run(Command::new("rustc").arg("-vV"), Duration::from_secs(60));
    // Without a compiler nothing is green, and nothing kept.
    version.unwrap_or_default()
});

/// The paths and the contents of a folder's files, but for what cargo has built.
fn add_folder(hash: &mut Sha256, folder: &Path) -> Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "target" {
                add_folder(hash, &path)?;
            }
            continue;
        }
        for part in [path.as_os_str().as_encoded_bytes(), &fs::read(&path)?] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use anyhow::bail;

    use super::*;

    #[test]
    fn what_went_well_is_computed_once_for_each_key() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("made/by/whom.json");
        let computed = Cell::new(0);
        let get = |key| {
            let compute = || Ok(computed.replace(computed.get() + 1));
            cached(&file, key, compute).unwrap()
        };
        assert_eq!([get("a"), get("a"), get("b"), get("b")], [0, 0, 1, 1]);
        assert_eq!(get("a"), 2);
    }

    #[test]
    fn a_failure_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kept.json");
        for _ in 0..2 {
            let error = cached::<()>(&file, "a", || bail!("no flour")).unwrap_err();
            assert_eq!(error.to_string(), "no flour");
        }
        assert_eq!(cached(&file, "a", || Ok(1)).unwrap(), 1);
    }

    #[test]
    fn what_cannot_be_read_is_computed_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kept.json");
        fs::write(&file, "{").unwrap();
        assert_eq!(cached(&file, "a", || Ok(1)).unwrap(), 1);
    }

    #[test]
    fn a_listing_is_another_when_a_file_of_it_or_of_what_it_names_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let listing = |name: &str| {
            let dir = folder.path().join(name);
            fs::create_dir_all(dir.join("src")).unwrap();
            fs::create_dir_all(dir.join("target")).unwrap();
            fs::write(dir.join("src/main.rs"), "fn main() {}").unwrap();
            Listing::with_defaults(dir, "zip", name)
        };
        let mut bread = listing("bread");
        bread.dependencies.push(listing("oven"));
        let mut keys = vec![listing_key(&bread).unwrap()];
        let mut write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).unwrap();
            keys.push(listing_key(&bread).unwrap());
        };
        write("bread/target/built", "");
        write("bread/src/main.rs", "fn main() { }");
        write("oven/src/main.rs", "fn main() { }");
        write("oven/src/lib.rs", "");
        assert_eq!(keys[0], keys[1]);
        let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
        assert_eq!(distinct.len(), 4);
    }
}
