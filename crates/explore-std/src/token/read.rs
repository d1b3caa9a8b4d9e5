//! A token as a schedule: a parser.

use std::fmt::{self, Display};
use std::str::FromStr;
use std::sync::Arc;

use super::write::VERSION;
use crate::engine::context::SPIN_LIMIT;
use crate::engine::ids::{MAIN, ThreadId};
use crate::engine::names::Names;
use crate::engine::op::Transition;
use crate::graph::Branch;
use crate::schedule::{Bounds, Schedule, Step, Turn};

/// More than any schedule has that is worth to be kept.
const MOST_STEPS: usize = 1_000_000;

/// Why a text is no [`Schedule`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseScheduleError(String);

impl Display for ParseScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(why) = self;
        write!(
            f,
            "this is no schedule: {why}. It is a text of `Schedule::token`"
        )
    }
}

impl std::error::Error for ParseScheduleError {}

impl FromStr for Schedule {
    type Err = ParseScheduleError;

    /// Reads what [`Schedule::token`] has written.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut words = text.split_whitespace();
        if words.next() != Some(VERSION) {
            return Err(ParseScheduleError(format!(
                "it does not begin with `{VERSION}`"
            )));
        }
        let mut read = Read::default();
        words.try_for_each(|word| read.word(word))?;
        read.schedule()
    }
}

/// What has been read of a schedule.
struct Read {
    spin_limit: usize,
    bounds: Bounds,
    threads: Vec<(ThreadId, u32)>,
    opening: Vec<ThreadId>,
    turns: Option<Vec<Turn>>,
}

impl Default for Read {
    fn default() -> Self {
        Self {
            spin_limit: SPIN_LIMIT,
            bounds: Bounds::default(),
            threads: Vec::new(),
            opening: Vec::new(),
            turns: None,
        }
    }
}

impl Read {
    fn word(&mut self, word: &str) -> Result<(), ParseScheduleError> {
        let wrong = || ParseScheduleError(format!("`{word}` has no meaning"));
        let (name, value) = word.split_once('=').ok_or_else(wrong)?;
        let number = || match value {
            "any" => Ok(usize::MAX),
            value => value.parse().map_err(|_| wrong()),
        };
        match name {
            "spin" => self.spin_limit = number()?,
            "wakes" => self.bounds.spurious = number()?,
            "fails" => self.bounds.weak_failures = number()?,
            "idle" => self.bounds.idle_limit = number()?,
            "threads" => self.threads = children(value).ok_or_else(wrong)?,
            "first" => {
                let threads: Result<_, _> = value.split('.').map(str::parse).collect();
                self.opening = threads.map_err(|_| wrong())?;
            }
            "steps" => self.turns = Some(turns(value)?),
            _ => return Err(wrong()),
        }
        Ok(())
    }

    fn schedule(self) -> Result<Schedule, ParseScheduleError> {
        let turns = self
            .turns
            .ok_or_else(|| ParseScheduleError("it has no `steps=`".into()))?;
        let schedule = Schedule {
            steps: turns.iter().map(Step::from).collect(),
            opening: self.opening,
            turns,
            names: Arc::new(Names::of_schedule(&self.threads, self.spin_limit)),
            bounds: self.bounds,
        };
        let known = 0..=self.threads.len();
        let mut threads = schedule.script().into_iter().map(|step| step.thread);
        match threads.find(|thread| !known.contains(thread)) {
            Some(thread) => Err(ParseScheduleError(format!(
                "`threads=` does not say what {thread} is"
            ))),
            None => Ok(schedule),
        }
    }
}

/// Whose child each thread is; every parent comes before its children.
fn children(text: &str) -> Option<Vec<(ThreadId, u32)>> {
    let children = text.split(',').enumerate().map(|(at, child)| {
        let (parent, nth) = child.split_once('.')?;
        let parent = parent.parse().ok().filter(|parent| *parent <= at)?;
        Some((parent, nth.parse().ok()?))
    });
    children.collect()
}

fn turns(text: &str) -> Result<Vec<Turn>, ParseScheduleError> {
    let mut turns = Vec::new();
    for run in text.split(',').filter(|run| !run.is_empty()) {
        let (turn, times) = run.split_once('*').unwrap_or((run, "1"));
        let left = MOST_STEPS - turns.len();
        let times: Option<usize> = times.parse().ok();
        let times = times.filter(|times| *times <= left);
        let times = times.ok_or_else(|| ParseScheduleError(format!("`{run}` is no step")))?;
        turns.resize(turns.len() + times, turn.parse()?);
    }
    Ok(turns)
}

impl FromStr for Turn {
    type Err = ParseScheduleError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let no_step = || ParseScheduleError(format!("`{text}` is no step"));
        let mut threads = text.split('.');
        let first = threads.next().unwrap_or_default();
        let end = first
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(first.len());
        let (thread, branch) = first.split_at(end);
        let branch = match branch {
            "" => Branch::Proceeds,
            "t" => Branch::TimesOut,
            "s" => Branch::WakesSpuriously,
            "f" => Branch::FailsSpuriously,
            "q" => Branch::Queues,
            "n" => Branch::NeverWakes,
            _ => {
                let thread = branch
                    .strip_prefix('w')
                    .and_then(|thread| thread.parse().ok());
                Branch::Wakes(thread.ok_or_else(no_step)?)
            }
        };
        let thread = thread.parse().map_err(|_| no_step())?;
        let then: Result<_, _> = threads.map(str::parse).collect();
        Ok(Self {
            transition: Transition { thread, branch },
            then: then.map_err(|_| no_step())?,
        })
    }
}

/// What is known of a step when nothing but its turn is.
impl From<&Turn> for Step {
    fn from(turn: &Turn) -> Self {
        let operation = match turn.transition.branch {
            Branch::Proceeds => "goes on".to_owned(),
            Branch::TimesOut => "times out".into(),
            Branch::WakesSpuriously => "wakes for no reason".into(),
            Branch::FailsSpuriously => "fails for no reason".into(),
            Branch::Queues => "lets the writer go first".into(),
            Branch::NeverWakes => "nothing ends it".into(),
            Branch::Wakes(thread) => format!("wakes {}", label(thread)),
        };
        Self {
            thread: label(turn.transition.thread),
            operation,
            place: String::new(),
            printed: String::new(),
        }
    }
}

/// What a thread without a name is called.
fn label(thread: ThreadId) -> String {
    match thread {
        MAIN => "main".to_owned(),
        thread => format!("thread {thread}"),
    }
}
