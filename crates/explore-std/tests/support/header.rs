//! What a program says of itself.

use std::collections::BTreeSet;

/// The outcomes that the comment at the top of a program claims.
#[derive(Clone, Debug)]
pub struct Header {
    /// All of them, if waits do not end for no reason.
    pub outcomes: BTreeSet<String>,
    /// All of them, if waits may, where the header tells them apart.
    pub spurious: Option<BTreeSet<String>>,
    /// What the real std may do beside, where it promises nothing.
    pub beside: BTreeSet<String>,
    /// What explore-std is known not to find.
    pub missed: BTreeSet<String>,
}

const ENDS: [&str; 6] = [
    "finished",
    "panicked: ",
    "deadlock",
    "spins for ever",
    "exited with ",
    "aborted",
];

impl Header {
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut header = Self {
            outcomes: BTreeSet::new(),
            spurious: None,
            beside: BTreeSet::new(),
            missed: BTreeSet::new(),
        };
        let mut more = BTreeSet::new();
        for line in text.lines().map_while(|line| line.strip_prefix("//!")) {
            let Some((mark @ ("-" | "+" | "*" | "?"), outcome)) = line.trim().split_once(' ')
            else {
                continue;
            };
            if !ENDS.iter().any(|end| outcome.starts_with(end)) {
                return Err(format!("no end of a program: {outcome}"));
            }
            let set = match mark {
                "-" => &mut header.outcomes,
                "+" => &mut more,
                "?" => &mut header.missed,
                _ => &mut header.beside,
            };
            set.insert(outcome.to_owned());
        }
        if header.outcomes.is_empty() {
            return Err("the header has no outcomes".into());
        }
        if !more.is_empty() {
            header.spurious = Some(more);
        }
        Ok(header)
    }

    /// What a run with the real std may come to.
    pub fn allowed(&self) -> BTreeSet<String> {
        let spurious = self.spurious.clone().unwrap_or_default();
        &(&(&self.outcomes | &spurious) | &self.beside) | &self.missed
    }
}

/// An end and an output, as a header has them.
pub fn line(end: &str, output: &str) -> String {
    let output = output.strip_suffix('\n').unwrap_or(output);
    let line = match output {
        "" => end.to_owned(),
        _ => format!("{end}: {output}"),
    };
    line.replace('\n', "\\n")
}
