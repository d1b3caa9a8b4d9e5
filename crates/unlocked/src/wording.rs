//! Words of messages: numbers of things, and what somebody may have meant.

use strsim::normalized_damerau_levenshtein;

/// How many there are of a thing: `1 listing`, `2 listings`.
///
/// ```
/// use unlocked::wording::counted;
///
/// assert_eq!(counted(1, "listing"), "1 listing");
/// assert_eq!(counted(0, "byte"), "0 bytes");
/// ```
#[must_use]
pub fn counted(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}

/// How alike two names are, from 0 to 1, for one to be meant by the other.
const ALIKE: f64 = 0.6;

/// How many are named at most.
const MOST: usize = 3;

/// The end of a sentence about an unknown `name`: those of `known` that it may
/// have meant, the likeliest first; nothing if it is like none.
///
/// Of paths such as `zip/pairs.html`, the last part decides, without the ending
/// of the file.
///
/// ```
/// use unlocked::wording::meant;
///
/// let known = ["threads/race", "zip/pairs"];
/// assert_eq!(meant("zip/pears", known), "; is it zip/pairs?");
/// assert_eq!(meant("zip/race", known), "; is it threads/race?");
/// assert_eq!(meant("zip/nope", known), "");
/// ```
#[must_use]
pub fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let alike = |known: &str| normalized_damerau_levenshtein(last(name), last(known));
    let mut found: Vec<&str> = known.into_iter().filter(|k| alike(k) >= ALIKE).collect();
    // Between two that are as like, the rest of the path decides.
    let whole = |known: &str| normalized_damerau_levenshtein(name, known);
    let order = |known: &str| (alike(known), whole(known));
    found.sort_by(|a, b| order(b).partial_cmp(&order(a)).expect("no NaN"));
    found.truncate(MOST);
    match found.as_slice() {
        [] => String::new(),
        names => format!("; is it {}?", names.join(", or ")),
    }
}

/// The last part of a path, without the ending of a file.
fn last(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}
