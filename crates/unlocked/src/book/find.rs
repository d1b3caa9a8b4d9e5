//! Finding listings: all from the folder tree, and those that somebody names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use cargo_metadata::{MetadataCommand, Package};

use super::consistency;
use super::listing::Listing;
use super::project::Project;
use crate::manifest::Manifest;
use crate::wording;

impl Listing {
    /// All listings of the book, sorted by part and name.
    ///
    /// # Errors
    ///
    /// When cargo cannot read a manifest, when a manifest breaks a rule of the
    /// layout, or when a folder in `listings/` holds no crate.
    pub fn all(project: &Project) -> Result<Vec<Self>> {
        let listings = project.root().join("listings");
        let metadata = MetadataCommand::new()
            .manifest_path(project.root().join("Cargo.toml"))
            .no_deps()
            .exec()
            .context("cargo cannot read the manifests of the listings")?;
        let mut found = Vec::new();
        let mut named = BTreeMap::new();
        for package in metadata.packages {
            let dir = package
                .manifest_path
                .parent()
                .expect("a manifest is in a folder");
            let Ok(place) = dir.as_std_path().strip_prefix(&listings) else {
                continue;
            };
            found.push(Self::from_package(&package, dir.as_std_path(), place)?);
            let paths = package.dependencies.iter().filter_map(|d| d.path.as_ref());
            let paths = paths.map(|path| path.as_std_path().to_owned());
            named.insert(dir.as_std_path().to_owned(), paths.collect::<Vec<_>>());
        }
        found.sort_by(|a, b| (&a.part, &a.name).cmp(&(&b.part, &b.name)));
        let all = found.clone();
        for listing in &mut found {
            listing.dependencies = dependencies(listing, &all, &named)?;
        }
        Ok(found)
    }

    fn from_package(package: &Package, dir: &Path, place: &Path) -> Result<Self> {
        let place = place.to_string_lossy().replace('\\', "/");
        let Some((part, name)) = place.split_once('/') else {
            bail!("listings/{place}: a listing is in listings/<part>/<name>/");
        };
        let wanted = format!("{part}-{name}");
        if package.name.as_str() != wanted {
            bail!(
                "listings/{place}/Cargo.toml: the package is named {}; name it {wanted}",
                package.name
            );
        }
        let manifest =
            Manifest::read(package).with_context(|| format!("listings/{place}/Cargo.toml"))?;
        let listing = Self {
            dir: dir.to_owned(),
            part: part.to_owned(),
            name: name.to_owned(),
            manifest,
            dependencies: Vec::new(),
        };
        consistency::check(&listing)?;
        Ok(listing)
    }

    /// Those of `listings` whose path holds one of `names`; all for no name.
    ///
    /// # Errors
    ///
    /// When a name fits none; the message has those that are like it.
    pub fn select(listings: Vec<Self>, names: &[String]) -> Result<Vec<Self>> {
        for name in names {
            if !listings.iter().any(|l| l.fits(name)) {
                let mut known: Vec<String> = listings.iter().map(Self::id).collect();
                known.extend(listings.iter().map(|listing| listing.part.clone()));
                known.dedup();
                let name = inside_of_listings(name);
                bail!(
                    "no listing fits {name:?}{}\nThe listings are the folders in listings/*/, \
                     such as {}",
                    wording::meant(name, known.iter().map(String::as_str)),
                    known[0]
                );
            }
        }
        let wanted = |l: &Self| names.is_empty() || names.iter().any(|n| l.fits(n));
        Ok(listings.into_iter().filter(wanted).collect())
    }

    /// Whether `name` is this listing, its part, or its folder.
    fn fits(&self, name: &str) -> bool {
        let name = inside_of_listings(name);
        name == self.part || name == self.name || name == self.id()
    }
}

/// What somebody types for a listing, without what its folder has in front and
/// behind.
fn inside_of_listings(name: &str) -> &str {
    let name = name.trim_end_matches('/');
    name.strip_prefix("listings/").unwrap_or(name)
}

/// The listings that `of` names by their paths, and those that they name.
fn dependencies(
    of: &Listing,
    all: &[Listing],
    named: &BTreeMap<PathBuf, Vec<PathBuf>>,
) -> Result<Vec<Listing>> {
    let mut paths: Vec<(&Listing, &PathBuf)> = named[&of.dir].iter().map(|p| (of, p)).collect();
    let mut dependencies: BTreeMap<&Path, &Listing> = BTreeMap::new();
    while let Some((who, path)) = paths.pop() {
        let needed = all.iter().find(|listing| listing.dir == *path);
        let needed = needed.with_context(|| {
            format!(
                "{who}/Cargo.toml names {} by its path, which is no listing; a listing may name \
                 others as in: path = \"../event\"",
                path.display()
            )
        })?;
        if dependencies.insert(&needed.dir, needed).is_none() {
            paths.extend(named[&needed.dir].iter().map(|path| (needed, path)));
        }
    }
    Ok(dependencies.into_values().cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(part: &str, name: &str) -> Listing {
        let dir = PathBuf::from(format!("listings/{part}/{name}"));
        Listing::with_defaults(dir, part, name)
    }

    fn selected(names: &[&str]) -> Result<Vec<String>> {
        let all = vec![
            listing("zip", "pairs"),
            listing("zip", "unequal"),
            listing("threads", "race"),
        ];
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        Ok(Listing::select(all, &names)?
            .iter()
            .map(Listing::package)
            .collect())
    }

    #[test]
    fn are_selected_by_folder_part_or_name() {
        assert_eq!(selected(&[]).unwrap().len(), 3);
        assert_eq!(selected(&["zip"]).unwrap(), ["zip-pairs", "zip-unequal"]);
        assert_eq!(selected(&["race"]).unwrap(), ["threads-race"]);
        assert_eq!(selected(&["listings/zip/pairs/"]).unwrap(), ["zip-pairs"]);
    }

    #[test]
    fn an_unknown_name_is_answered_with_those_that_are_like_it() {
        for name in ["pears", "zip/pears", "listings/zip/pears/"] {
            let error = selected(&[name]).unwrap_err().to_string();
            assert!(error.contains("is it zip/pairs?"), "{error}");
            assert!(!error.contains("threads/race"), "{error}");
        }
        let error = selected(&["thread"]).unwrap_err().to_string();
        assert!(error.contains("is it threads?"), "{error}");
    }

    #[test]
    fn a_misspelt_setting_is_an_error() {
        let error = serde_json::from_str::<crate::manifest::listing::Settings>(r#"{ "limit": 3 }"#)
            .unwrap_err();
        assert!(error.to_string().contains("limit-seconds"), "{error}");
    }
}
