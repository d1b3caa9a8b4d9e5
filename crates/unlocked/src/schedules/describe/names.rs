//! Unique names: what threads and objects are called, no two the same.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

/// The names with a number after each that stood before: `taken`, `taken 2`.
pub(super) fn numbered(names: &[String]) -> Vec<String> {
    let mut all = BTreeSet::new();
    let name = |name: &String| {
        let numbered = (2..).map(|n| format!("{name} {n}"));
        let mut free = [name.clone()].into_iter().chain(numbered);
        let free = free.find(|name| all.insert(name.clone()));
        free.expect("one of endlessly many is free")
    };
    names.iter().map(name).collect()
}

/// Gives them the names of the manifest, from the old to the new.
pub(super) fn rename(
    names: &BTreeMap<String, String>,
    threads: &mut [String],
    objects: &mut [String],
) -> Result<()> {
    if let Some(name) = (names.keys()).find(|n| !threads.contains(n) && !objects.contains(n)) {
        bail!(
            "names: there is no thread and no object {name:?} to be renamed; there are the \
             threads {threads:?} and the objects {objects:?}"
        );
    }
    for all in [threads, objects] {
        for name in all.iter_mut() {
            if let Some(new) = names.get(name) {
                name.clone_from(new);
            }
        }
        let mut seen = BTreeSet::new();
        if let Some(name) = all.iter().find(|name| !seen.insert(*name)) {
            bail!("names: two are called {name:?} now; name them apart");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    /// The threads main and first, and the object taken, renamed.
    fn renamed(names: &[(&str, &str)]) -> Result<(Vec<String>, Vec<String>)> {
        let names = names
            .iter()
            .map(|(old, new)| (old.to_string(), new.to_string()));
        let mut threads = strings(&["main", "first"]);
        let mut objects = strings(&["taken"]);
        rename(&names.collect(), &mut threads, &mut objects)?;
        Ok((threads, objects))
    }

    fn refusal(names: &[(&str, &str)]) -> String {
        renamed(names).unwrap_err().to_string()
    }

    #[test]
    fn those_with_one_name_are_numbered() {
        let names = numbered(&strings(&["taken", "main", "taken", "taken"]));
        assert_eq!(names, ["taken", "main", "taken 2", "taken 3"]);
        let names = numbered(&strings(&["taken 2", "taken", "taken"]));
        assert_eq!(names, ["taken 2", "taken", "taken 3"]);
    }

    #[test]
    fn a_thread_and_an_object_are_renamed() {
        let (threads, objects) = renamed(&[("first", "Ana"), ("taken", "account")]).unwrap();
        assert_eq!(threads, ["main", "Ana"]);
        assert_eq!(objects, ["account"]);
    }

    #[test]
    fn two_can_swap_their_names() {
        let (threads, _) = renamed(&[("first", "main"), ("main", "first")]).unwrap();
        assert_eq!(threads, ["first", "main"]);
    }

    #[test]
    fn a_new_name_for_nothing_is_answered_with_the_names_there_are() {
        let error = refusal(&[("thread 1", "second")]);
        assert!(error.contains("no object \"thread 1\""), "{error}");
        assert!(error.contains("[\"main\", \"first\"]"), "{error}");
        assert!(error.contains("[\"taken\"]"), "{error}");
    }

    #[test]
    fn two_threads_cannot_be_given_one_name() {
        let error = refusal(&[("first", "main")]);
        assert!(error.contains("two are called \"main\""), "{error}");
    }
}
