//! One schedule: how to run it again, and how to read it.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::fmt;
use std::sync::Arc;

use crate::engine::Label;
use crate::engine::names::Names;
use crate::engine::op::Transition;
use crate::engine::state_graph::Node;
use crate::engine::suffix::Suffixes;

/// The choices of the scheduler from the start of a program to its end.
///
/// Its [`Display`](fmt::Display) is a table with a column for each thread.
#[derive(Clone, Debug)]
pub struct Schedule {
    pub(crate) transitions: Vec<Transition>,
    pub(crate) names: Arc<Names>,
    steps: Vec<Step>,
}

/// Where a path stands: its state, its last thread, and what is to come.
type Stand = (usize, Option<usize>, usize);

/// One step of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The name of the thread, or `thread N`.
    pub thread: String,
    /// What it does, with what: `lock Mutex (src/main.rs:7)`.
    pub operation: String,
    /// Where that is written: `src/main.rs:12:9`.
    pub place: String,
    /// What it prints.
    pub printed: String,
}

impl From<&Label> for Step {
    fn from(label: &Label) -> Self {
        Self {
            thread: label.thread.clone(),
            operation: label.text.clone(),
            place: label.place.to_string(),
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
        let pairs = self.transitions.windows(2);
        pairs
            .filter(|pair| pair[0].thread != pair[1].thread)
            .count()
    }

    /// The schedule with the fewest switches, and of those the shortest, after
    /// which nothing but `suffix` has come of the program.
    pub(crate) fn fewest_switches(
        nodes: &[Node],
        suffixes: &Suffixes,
        names: &Arc<Names>,
        suffix: usize,
    ) -> Option<Self> {
        let mut came: HashMap<Stand, (Stand, usize)> = HashMap::new();
        let start: Stand = (0, None, suffix);
        let mut best: HashMap<Stand, (usize, usize)> = HashMap::from([(start, (0, 0))]);
        let mut heap = BinaryHeap::from([Reverse(((0, 0), start))]);
        while let Some(Reverse((cost, stand))) = heap.pop() {
            let (node, last, suffix) = stand;
            if best[&stand] < cost {
                continue;
            }
            if nodes[node].end.is_some() {
                return Some(Self::back(nodes, names, &came, stand));
            }
            for (taken, edge) in nodes[node].edges.iter().enumerate() {
                let Some(edge) = edge else { continue };
                let Some(suffix) = suffixes.after(edge, suffix) else {
                    continue;
                };
                let thread = nodes[node].transitions[taken].thread;
                let switch = usize::from(last.is_some_and(|last| last != thread));
                let next: Stand = (edge.to, Some(thread), suffix);
                let price = (cost.0 + switch, cost.1 + 1);
                if best.get(&next).is_none_or(|known| price < *known) {
                    best.insert(next, price);
                    came.insert(next, (stand, taken));
                    heap.push(Reverse((price, next)));
                }
            }
        }
        None
    }

    fn back(
        nodes: &[Node],
        names: &Arc<Names>,
        came: &HashMap<Stand, (Stand, usize)>,
        mut stand: Stand,
    ) -> Self {
        let mut transitions = Vec::new();
        let mut steps = Vec::new();
        while let Some((before, taken)) = came.get(&stand) {
            let node = &nodes[before.0];
            transitions.push(node.transitions[*taken]);
            let edge = node.edges[*taken].as_ref().expect("it led here");
            steps.push(Step::from(&edge.label));
            stand = *before;
        }
        transitions.reverse();
        steps.reverse();
        Self {
            transitions,
            names: names.clone(),
            steps,
        }
    }
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
        let mut row = |cells: Vec<String>| {
            let padded = cells.iter().zip(&widths).map(|(c, w)| format!("{c:<w$}"));
            let line = padded.collect::<Vec<_>>().join(" | ");
            writeln!(f, "{}", line.trim_end())
        };
        row(threads.iter().map(|t| (*t).to_owned()).collect())?;
        row(widths.iter().map(|w| "-".repeat(*w)).collect())?;
        for step in &self.steps {
            let mine = |thread: &&str| match *thread == step.thread {
                true => cell(step),
                false => String::new(),
            };
            row(threads.iter().map(mine).collect())?;
        }
        Ok(())
    }
}
