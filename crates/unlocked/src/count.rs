//! Numbers in sentences.

/// How many there are of a thing: `1 listing`, `2 listings`.
///
/// ```
/// use unlocked::count::counted;
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
