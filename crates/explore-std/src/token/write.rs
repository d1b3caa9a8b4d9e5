//! A schedule as a token: its steps, run-length encoded.

use std::fmt::{self, Display};

use crate::engine::context::SPIN_LIMIT;
use crate::engine::op::Transition;
use crate::graph::Branch;
use crate::schedule::{Bounds, Schedule, Turn};

/// What it begins with; another form would have another number.
pub(super) const VERSION: &str = "explore-1";

impl Schedule {
    /// A text of one line to keep, which [`FromStr`](std::str::FromStr) reads.
    ///
    /// ```
    /// use explore_std as std;
    /// use std::Schedule;
    /// use std::thread;
    ///
    /// fn program() {
    ///     let first = thread::spawn(|| std::print!("a"));
    ///     std::print!("b");
    ///     first.join().unwrap();
    /// }
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let explorer = std::Explorer::new();
    /// let found = explorer.explore(program);
    /// let outcome = found.outcomes().keys().find(|o| o.output == "ba").unwrap();
    /// let token = found.schedule(outcome).unwrap().token();
    /// assert_eq!(token, "explore-1 threads=0.1 steps=0,1.1.0.0");
    ///
    /// let schedule: Schedule = token.parse()?;
    /// assert_eq!(&explorer.replay(&schedule, program)?, outcome);
    /// # Ok(())
    /// # }
    /// ```
    pub fn token(&self) -> String {
        let mut words = vec![VERSION.to_owned()];
        let mut word = |name: &str, value: String, usual: String| {
            if value != usual {
                words.push(format!("{name}={value}"));
            }
        };
        let number = |number: usize| match number {
            usize::MAX => "any".to_owned(),
            number => number.to_string(),
        };
        let usual = Bounds::default();
        let Bounds {
            spurious,
            weak_failures,
            idle_limit,
        } = self.bounds;
        word("spin", number(self.names.spin_limit), number(SPIN_LIMIT));
        word("wakes", number(spurious), number(usual.spurious));
        word("fails", number(weak_failures), number(usual.weak_failures));
        word("idle", number(idle_limit), number(usual.idle_limit));
        word("threads", self.threads(), String::new());
        word("first", joined(&self.opening, "."), String::new());
        words.push(format!("steps={}", self.runs()));
        words.join(" ")
    }

    /// The threads up to the last that has a step.
    fn threads(&self) -> String {
        let wakes = self
            .turns
            .iter()
            .filter_map(|turn| match turn.transition.branch {
                Branch::Wakes(thread) => Some(thread),
                _ => None,
            });
        let steps = self.script().into_iter().map(|step| step.thread);
        let last = steps.chain(wakes).max().unwrap_or(0);
        let children = self.names.children().into_iter().take(last);
        let children: Vec<_> = children
            .map(|(parent, nth)| format!("{parent}.{nth}"))
            .collect();
        joined(&children, ",")
    }

    /// The steps, equal ones in a row told once.
    fn runs(&self) -> String {
        let runs = self.turns.chunk_by(|one, next| one == next);
        let runs: Vec<_> = runs
            .map(|run| match run.len() {
                1 => run[0].to_string(),
                times => format!("{}*{times}", run[0]),
            })
            .collect();
        joined(&runs, ",")
    }
}

fn joined<T: Display>(parts: &[T], between: &str) -> String {
    let parts: Vec<_> = parts.iter().map(T::to_string).collect();
    parts.join(between)
}

impl Display for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Transition { thread, branch } = self.transition;
        write!(f, "{thread}")?;
        match branch {
            Branch::Proceeds => {}
            Branch::TimesOut => write!(f, "t")?,
            Branch::WakesSpuriously => write!(f, "s")?,
            Branch::FailsSpuriously => write!(f, "f")?,
            Branch::Queues => write!(f, "q")?,
            Branch::NeverWakes => write!(f, "n")?,
            Branch::Wakes(thread) => write!(f, "w{thread}")?,
        }
        self.then
            .iter()
            .try_for_each(|thread| write!(f, ".{thread}"))
    }
}
