//! What a check says when a program is not right, and why a schedule cannot be
//! run again.

use std::error::Error;
use std::fmt::{self, Debug, Display};

use crate::outcome::{End, Omission, Outcome};
use crate::schedule::Schedule;

/// Why a program is not known to come to its end by every schedule: what
/// [`Explorer::check`](crate::Explorer::check) returns.
///
/// Its [`Display`] is meant for a test that fails: what came of the program, the
/// schedule as a table, and how to run it again. Its [`Debug`] is the same,
/// because that is what `unwrap`, and a test that returns an error, show.
pub struct Failure(Why);

enum Why {
    /// The program comes to this, by this schedule.
    Reached(Outcome, Schedule),
    /// Not every schedule was tried.
    Truncated(String),
    /// The program may do more than was explored.
    Omitted(Vec<Omission>),
    /// It cannot be explored.
    Refused(String),
}

impl Failure {
    pub(crate) fn reached(outcome: Outcome, schedule: Schedule) -> Self {
        Self(Why::Reached(outcome, schedule))
    }

    pub(crate) fn truncated(why: String) -> Self {
        Self(Why::Truncated(why))
    }

    pub(crate) fn omitted(omitted: Vec<Omission>) -> Self {
        Self(Why::Omitted(omitted))
    }

    pub(crate) fn refused(why: String) -> Self {
        Self(Why::Refused(why))
    }

    /// What the program comes to; none if no schedule of those that were tried
    /// fails, but not all that it can do was explored.
    pub fn outcome(&self) -> Option<&Outcome> {
        match &self.0 {
            Why::Reached(outcome, _) => Some(outcome),
            _ => None,
        }
    }

    /// The schedule that leads there: of all that fail, one with the fewest
    /// switches, and of these a shortest.
    pub fn schedule(&self) -> Option<&Schedule> {
        match &self.0 {
            Why::Reached(_, schedule) => Some(schedule),
            _ => None,
        }
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Why::Reached(outcome, schedule) => reached(f, outcome, schedule),
            Why::Truncated(why) => write!(
                f,
                "not every schedule was tried: {why}\n\n\
                 None of those that were fails. Make the program smaller, with fewer threads and \
                 operations, or raise the limit of the `Explorer`."
            ),
            Why::Omitted(omitted) => {
                write!(f, "not all that the program may do was explored:")?;
                omitted
                    .iter()
                    .try_for_each(|omission| write!(f, "\n- {omission}"))?;
                write!(f, "\n\nNone of its schedules fails without that.")
            }
            Why::Refused(why) => write!(f, "the program cannot be explored: {why}"),
        }
    }
}

fn reached(f: &mut fmt::Formatter<'_>, outcome: &Outcome, schedule: &Schedule) -> fmt::Result {
    match &outcome.end {
        End::Deadlock(blocked) => {
            write!(f, "deadlock:")?;
            for crate::Blocked { thread, reason } in blocked {
                write!(f, "\n- {thread} is blocked: {reason}")?;
            }
        }
        end => write!(f, "{end}")?,
    }
    let switches = match schedule.switches() {
        0 => "no switch".to_owned(),
        1 => "one switch".to_owned(),
        switches => format!("{switches} switches"),
    };
    write!(
        f,
        "\n\nThis schedule leads there, with {switches} between threads:\n\n{schedule}\n\
         Run it again with `Explorer::replay`, by its token:\n\
         \x20   {}\n",
        schedule.token()
    )
}

impl Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl Error for Failure {}

/// Why [`Explorer::replay`](crate::Explorer::replay) has come to no outcome.
///
/// Its [`Debug`] is its [`Display`], as that of [`Failure`].
pub struct ReplayError(String);

impl ReplayError {
    pub(crate) fn misfit(why: String) -> Self {
        Self(format!(
            "the schedule does not fit the program, which has changed since it was found: {why}"
        ))
    }

    pub(crate) fn refused(why: String) -> Self {
        Self(format!("the program cannot be explored: {why}"))
    }
}

impl Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Debug for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl Error for ReplayError {}
