//! The answer: all that a program can do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::deepening::Found;
use crate::engine::ids::ThreadId;
use crate::engine::names::Names;
use crate::engine::state_graph::Node;
use crate::engine::suffix::Suffixes;
use crate::failure::Failure;
use crate::outcome::{End, Omission, Outcome};
use crate::schedule::{Bounds, Schedule};
use crate::shortest_path::Paths;

/// All that a program can do.
#[derive(Debug)]
pub struct Exploration {
    nodes: Vec<Node>,
    opening: Vec<ThreadId>,
    suffixes: Suffixes,
    names: Arc<Names>,
    bounds: Bounds,
    outcomes: BTreeMap<Outcome, u128>,
    executions: usize,
    truncated: Option<String>,
    omitted: BTreeSet<Omission>,
}

impl Exploration {
    pub(crate) fn new(found: Found) -> Self {
        let Found {
            search,
            mut truncated,
        } = found;
        let suffixes = Suffixes::count(&search.nodes);
        let mut outcomes = BTreeMap::new();
        for (_, outcome, ways) in suffixes.of_program() {
            if outcome.end == End::TooLong {
                truncated.get_or_insert_with(|| "a schedule has too many steps".into());
            }
            let count = outcomes.entry(outcome).or_insert(0_u128);
            *count = count.saturating_add(ways);
        }
        Self {
            nodes: search.nodes,
            opening: search.opening,
            bounds: Bounds::from(&search.context.options),
            suffixes,
            names: Arc::new(search.context.names),
            outcomes,
            executions: search.executions,
            truncated,
            omitted: search.context.omitted,
        }
    }

    /// What the program can come to, each with the number of schedules that
    /// lead there (at most `u128::MAX`). These are counts, no probabilities.
    pub fn outcomes(&self) -> &BTreeMap<Outcome, u128> {
        &self.outcomes
    }

    /// The outcomes in which threads wait for what will not happen.
    pub fn deadlocks(&self) -> impl Iterator<Item = &Outcome> {
        (self.outcomes.keys()).filter(|outcome| matches!(outcome.end, End::Deadlock(_)))
    }

    /// The number of schedules (at most `u128::MAX`).
    pub fn schedules(&self) -> u128 {
        (self.outcomes.values()).fold(0, |sum, ways| sum.saturating_add(*ways))
    }

    /// How often the program was run.
    pub fn executions(&self) -> usize {
        self.executions
    }

    /// How many states there are.
    pub fn states(&self) -> usize {
        self.nodes.len()
    }

    /// What the program may do that was not explored.
    ///
    /// ```
    /// use explore_std as std;
    /// use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
    ///
    /// fn once() {
    ///     let value = AtomicU32::new(0);
    ///     let done = value.compare_exchange_weak(0, 1, SeqCst, SeqCst);
    ///     std::println!("{}", done.is_ok());
    /// }
    ///
    /// let found = std::explore(once);
    /// assert_eq!(found.outcomes().len(), 1);
    /// let omitted = found.omitted().first().unwrap().to_string();
    /// assert!(omitted.starts_with("`compare_exchange_weak` at "));
    ///
    /// let found = std::Explorer::new().weak_failures_at_most(1).explore(once);
    /// assert_eq!(found.outcomes().len(), 2);
    /// assert!(found.omitted().is_empty());
    /// ```
    pub fn omitted(&self) -> &BTreeSet<Omission> {
        &self.omitted
    }

    /// Why not every schedule was tried, if not: which limit was met, and how
    /// far the search had come.
    pub fn truncated(&self) -> Option<&str> {
        self.truncated.as_deref()
    }

    /// The schedule with the fewest switches that leads to an outcome.
    pub fn schedule(&self, outcome: &Outcome) -> Option<Schedule> {
        self.shortest(|this| this == outcome)
            .map(|(schedule, _)| schedule)
    }

    /// The schedule with the fewest switches that leads to one of some outcomes.
    fn shortest(&self, is_one: impl Fn(&Outcome) -> bool) -> Option<(Schedule, Outcome)> {
        let paths = Paths {
            nodes: &self.nodes,
            suffixes: &self.suffixes,
            names: &self.names,
            opening: &self.opening,
            bounds: self.bounds,
        };
        let mut wanted = self.suffixes.of_program();
        wanted.retain(|(_, outcome, _)| is_one(outcome));
        let suffixes: Vec<_> = wanted.iter().map(|(suffix, ..)| *suffix).collect();
        let (schedule, reached) = paths.fewest_switches(&suffixes)?;
        let outcome = wanted.into_iter().find(|(suffix, ..)| *suffix == reached);
        outcome.map(|(_, outcome, _)| (schedule, outcome))
    }

    /// Why the program is not known to come to its end by every schedule.
    pub(crate) fn failure(&self) -> Option<Failure> {
        if let Some((schedule, outcome)) = self.shortest(|outcome| outcome.end.is_failure()) {
            return Some(Failure::reached(outcome, schedule));
        }
        let truncated = self.truncated.clone().map(Failure::truncated);
        truncated.or_else(|| {
            let omitted = self.omitted.iter().cloned().collect();
            (!self.omitted.is_empty()).then(|| Failure::omitted(omitted))
        })
    }
}
