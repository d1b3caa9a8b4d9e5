//! The width of the programs and their outputs: each line fits its column.

use anyhow::{Result, bail};

use super::artefact::{Artefact, Check, nothing};
use crate::book::{Listing, columns};

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "width",
    about: "each line of the programs and outputs fits its column of a page",
    applies: |_| true,
    recorded: &[],
    record: nothing,
    snippet: None,
    checks: &[Check {
        name: "width",
        applies: |_| true,
        run: |listing, _| check(listing),
    }],
};

/// Every line of the programs fits its column.
///
/// # Errors
///
/// The first line that does not.
pub fn check(listing: &Listing) -> Result<()> {
    let columns = [
        ("src/main.rs", columns::RUST),
        ("output.txt", columns::RUST),
        ("main.py", columns::PYTHON),
        ("python.txt", columns::PYTHON),
    ];
    for (file, widest) in columns {
        if !listing.file(file).exists() {
            continue;
        }
        for (number, line) in listing.read(file)?.lines().enumerate() {
            let width = line.chars().count();
            if width > widest {
                bail!(
                    "{listing}/{file}, line {}: {width} characters; a column of a page holds {widest}:\n  {line}",
                    number + 1
                );
            }
        }
    }
    Ok(())
}
