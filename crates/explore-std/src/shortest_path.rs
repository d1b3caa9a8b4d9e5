//! Dijkstra's algorithm: the shortest path through the state graph to an outcome,
//! which is the schedule with the fewest switches.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

use crate::engine::ids::ThreadId;
use crate::engine::names::Names;
use crate::engine::state_graph::Node;
use crate::engine::suffix::Suffixes;
use crate::schedule::{Bounds, Schedule, Step, Turn};

/// Where a path stands: its state, its last thread, and what is to come.
type Stand = (usize, Option<ThreadId>, usize);

/// The state graph of a program, and what a schedule has to know beside its path.
pub(crate) struct Paths<'a> {
    pub nodes: &'a [Node],
    pub suffixes: &'a Suffixes,
    pub names: &'a Arc<Names>,
    pub opening: &'a [ThreadId],
    pub bounds: Bounds,
}

impl Paths<'_> {
    /// The schedule with the fewest switches, and of those the shortest, after
    /// which nothing but one of the suffixes `wanted` has come of the program, and
    /// which.
    pub fn fewest_switches(&self, wanted: &[usize]) -> Option<(Schedule, usize)> {
        let mut came: HashMap<Stand, (Stand, usize)> = HashMap::new();
        let starts = || wanted.iter().map(|suffix| (0, None, *suffix));
        let mut best: HashMap<Stand, (usize, usize)> =
            starts().map(|stand| (stand, (0, 0))).collect();
        let mut heap: BinaryHeap<_> = starts().map(|stand| Reverse(((0, 0), stand))).collect();
        while let Some(Reverse((cost, stand))) = heap.pop() {
            let (node, last, suffix) = stand;
            if best[&stand] < cost {
                continue;
            }
            if self.nodes[node].end.is_some() {
                return Some(self.back(&came, stand));
            }
            for (taken, edge) in self.nodes[node].edges.iter().enumerate() {
                let Some(edge) = edge else { continue };
                let Some(suffix) = self.suffixes.after(edge, suffix) else {
                    continue;
                };
                let thread = self.nodes[node].transitions[taken].thread;
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

    fn back(&self, came: &HashMap<Stand, (Stand, usize)>, mut stand: Stand) -> (Schedule, usize) {
        let mut turns = Vec::new();
        let mut steps = Vec::new();
        while let Some((before, taken)) = came.get(&stand) {
            let node = &self.nodes[before.0];
            let edge = node.edges[*taken].as_ref().expect("it led here");
            turns.push(Turn::new(node.transitions[*taken], edge));
            steps.push(Step::from(&edge.label));
            stand = *before;
        }
        turns.reverse();
        steps.reverse();
        let schedule = Schedule {
            opening: self.opening.to_vec(),
            turns,
            names: self.names.clone(),
            bounds: self.bounds,
            steps,
        };
        (schedule, stand.2)
    }
}
