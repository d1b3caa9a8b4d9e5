//! A reader of the output of test harnesses: libtest, rustdoc, libtest-mimic.

use std::collections::BTreeSet;

/// The tests of a list, which `--list` prints, that have no verdict in what was
/// printed by a run of them; none, if that had not begun.
#[must_use]
pub fn not_ended(list: &str, said: &str) -> Vec<String> {
    let ended: BTreeSet<&str> = said.lines().filter_map(verdict_of).collect();
    let names = list.lines().filter_map(|line| line.strip_suffix(": test"));
    let left = names.filter(|name| {
        let kind = format!("{name} - ");
        let is_it = |ended: &&str| ended == name || ended.starts_with(&kind);
        !ended.iter().any(is_it)
    });
    match said.contains("\nrunning ") {
        true => left.map(str::to_owned).collect(),
        false => Vec::new(),
    }
}

/// Whether a test is red, by what was printed.
#[must_use]
pub fn is_red(said: &str) -> bool {
    said.lines()
        .any(|line| verdict_of(line).is_some() && line.ends_with(" ... FAILED"))
}

/// The test whose verdict is in a line: `test a::b ... ok`.
fn verdict_of(line: &str) -> Option<&str> {
    let (name, verdict) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    (!verdict.is_empty()).then_some(name.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "\
src/lib.rs - Oven (line 3): test
src/lib.rs - Oven::bake (line 9): test
src/lib.rs - Oven::burn (line 15): test

3 tests, 0 benchmarks
";

    #[test]
    fn what_was_listed_and_has_no_verdict_is_named() {
        let said = "\nrunning 3 tests\ntest src/lib.rs - Oven (line 3) ... ok\n\
                    test src/lib.rs - Oven::burn (line 15) - should panic ... ok\n";
        assert_eq!(not_ended(LIST, said), ["src/lib.rs - Oven::bake (line 9)"]);
    }

    #[test]
    fn a_test_that_has_begun_has_not_ended() {
        let said = "\nrunning 1 test\ntest bake ... ";
        assert_eq!(not_ended("bake: test\n", said), ["bake"]);
    }

    #[test]
    fn a_red_test_has_ended() {
        let said = "\nrunning 1 test\ntest bake ... FAILED\n";
        assert!(not_ended("bake: test\n", said).is_empty());
        assert!(is_red(said));
        assert!(!is_red("\nrunning 1 test\ntest bake ... ok\n"));
    }

    #[test]
    fn none_is_named_where_none_has_begun() {
        assert!(not_ended(LIST, "    Blocking waiting for file lock\n").is_empty());
    }
}
