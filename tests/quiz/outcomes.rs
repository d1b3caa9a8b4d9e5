//! What can come of a listing: asked of all its schedules.

use anyhow::{Context, Result, bail, ensure};
use unlocked::book::{Listing, Project};
use unlocked::schedules::Schedules;

use super::{Choice, Place, Quiz};

/// A choice with a line of output is marked if some schedule prints it and
/// ends; a choice in words, that it hangs, if some schedule does.
pub fn check(quiz: &Quiz, name: &str, place: &Place) -> Result<()> {
    let listings = Listing::all(&Project::of_this_crate())?;
    let listing = listings
        .iter()
        .find(|listing| format!("{}/{}", listing.part, listing.name) == name)
        .with_context(|| format!("{place}: there is no listings/{name}"))?;
    let settings = listing.schedules().with_context(|| place.to_string())?;
    let schedules = Schedules::read(listing)?;
    for choice in &quiz.choices {
        let (what, possible) = match asks(choice)? {
            Asks::Line(line) => (
                format!("prints {line:?}, and ends"),
                schedules.can_print(line, settings),
            ),
            Asks::Hang => ("hangs".to_owned(), Schedules::can_hang(settings)),
        };
        let Choice { place, marked, .. } = choice;
        match (marked, possible) {
            (true, false) => {
                bail!("{place}: this choice is marked, and no schedule of {name} {what}")
            }
            (false, true) => {
                bail!(
                    "{place}: this choice is not marked, and a schedule of {name} {what}; mark it by `- [x]`"
                )
            }
            _ => {}
        }
    }
    Ok(())
}

/// What a choice says.
enum Asks<'a> {
    Line(&'a str),
    Hang,
}

fn asks(choice: &Choice) -> Result<Asks<'_>> {
    match choice.said.codes.as_slice() {
        [line] => return Ok(Asks::Line(line)),
        codes => ensure!(
            codes.is_empty() && choice.said.words.contains("hangs"),
            "{}: a choice of which-outcomes is a line of output in inline code, or says that it hangs",
            choice.place
        ),
    }
    Ok(Asks::Hang)
}
