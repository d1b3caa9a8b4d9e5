//! One schedule: how to run it again, and how to read it.

use std::fmt;
use std::sync::Arc;

use crate::engine::Label;
use crate::engine::context::Options;
use crate::engine::ids::ThreadId;
use crate::engine::names::Names;
use crate::engine::op::Transition;
use crate::engine::state_graph::Edge;
use crate::graph::Branch;

/// The choices of the scheduler from the start of a program to its end.
///
/// Its [`Display`](fmt::Display) is a table with a column for each thread, and
/// one for the place of each step.
/// [`Schedule::token`] is a text to keep, from which it can be read again: then
/// it knows whose turn it is, and no longer what the threads do. It is run by
/// [`Explorer::replay`](crate::Explorer::replay).
#[derive(Clone, Debug)]
pub struct Schedule {
    /// Whose steps come before the first choice.
    pub(crate) opening: Vec<ThreadId>,
    pub(crate) turns: Vec<Turn>,
    pub(crate) names: Arc<Names>,
    pub(crate) bounds: Bounds,
    pub(crate) steps: Vec<Step>,
}

/// A choice, and the threads whose steps follow at once, as they need none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    pub transition: Transition,
    pub then: Vec<ThreadId>,
}

impl Turn {
    pub fn new(transition: Transition, edge: &Edge) -> Self {
        let then = edge.label.then.iter().map(|(thread, _)| *thread).collect();
        Self { transition, then }
    }
}

/// What bounds the choices in a schedule: see [`crate::Explorer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub spurious: usize,
    pub weak_failures: usize,
    pub idle_limit: usize,
}

/// Those that need not be said.
impl Default for Bounds {
    fn default() -> Self {
        Self::from(&Options::default())
    }
}

impl From<&Options> for Bounds {
    fn from(options: &Options) -> Self {
        Self {
            spurious: options.spurious,
            weak_failures: options.weak_failures,
            idle_limit: options.idle_limit,
        }
    }
}

/// One step of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The name of the thread, or `thread N`.
    pub thread: String,
    /// What it does, with what: `lock Mutex (src/main.rs:7)`.
    pub operation: String,
    /// Where that is written: `src/main.rs:12:9`; empty for the end of a thread.
    pub place: String,
    /// What it prints.
    pub printed: String,
}

impl From<&Label> for Step {
    fn from(label: &Label) -> Self {
        Self {
            thread: label.thread.clone(),
            operation: label.text.clone(),
            place: match label.place.is_own() {
                true => String::new(),
                false => label.place.to_string(),
            },
            printed: label.printed.clone(),
        }
    }
}

impl Schedule {
    /// Its steps.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How often another thread goes on than the one before.
    pub fn switches(&self) -> usize {
        let pairs = self.turns.windows(2);
        let threads = pairs.map(|pair| (pair[0].transition.thread, pair[1].transition.thread));
        threads.filter(|(before, after)| before != after).count()
    }

    /// All steps, those that need no choice, too.
    pub(crate) fn script(&self) -> Vec<Transition> {
        let mut script: Vec<_> = invisible(&self.opening).collect();
        for turn in &self.turns {
            script.push(turn.transition);
            script.extend(invisible(&turn.then));
        }
        script
    }
}

/// Steps that need no choice.
fn invisible(threads: &[ThreadId]) -> impl Iterator<Item = Transition> {
    let branch = Branch::Proceeds;
    (threads.iter()).map(move |&thread| Transition { thread, branch })
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut threads: Vec<&str> = Vec::new();
        for step in &self.steps {
            if !threads.contains(&step.thread.as_str()) {
                threads.push(&step.thread);
            }
        }
        let cell = |step: &Step| match step.printed.trim_end() {
            "" => step.operation.clone(),
            printed => format!("print {printed:?}"),
        };
        let width = |thread: &&str| {
            let mine = self.steps.iter().filter(|step| step.thread == **thread);
            let widths = mine.map(|step| cell(step).chars().count());
            widths.chain([thread.chars().count()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = threads.iter().map(width).collect();
        let mut row = |cells: Vec<String>, place: &str| {
            let padded = cells.iter().zip(&widths).map(|(c, w)| format!("{c:<w$}"));
            let line = padded.chain([place.to_owned()]).collect::<Vec<_>>();
            writeln!(f, "{}", line.join(" | ").trim_end_matches([' ', '|']))
        };
        let is_known = self.steps.iter().any(|step| !step.place.is_empty());
        let (title, rule) = if is_known { ("at", "--") } else { ("", "") };
        row(threads.iter().map(|t| (*t).to_owned()).collect(), title)?;
        row(widths.iter().map(|w| "-".repeat(*w)).collect(), rule)?;
        for step in &self.steps {
            let mine = |thread: &&str| match *thread == step.thread {
                true => cell(step),
                false => String::new(),
            };
            row(threads.iter().map(mine).collect(), &step.place)?;
        }
        Ok(())
    }
}
