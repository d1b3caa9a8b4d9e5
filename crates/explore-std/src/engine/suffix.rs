//! Suffixes: what can still come of a program in each state of its graph, and by
//! how many schedules.

use std::collections::{BTreeMap, HashMap};

use super::state_graph::{Edge, Node};
use crate::outcome::{End, Outcome};

/// What is still to come: printed text and an end, each kept once.
#[derive(Debug, PartialEq, Eq, Hash, Clone)]
enum Suffix {
    End(End),
    Print(String, usize),
}

/// For each state, what can still come, and by how many schedules.
#[derive(Debug, Default)]
pub(crate) struct Suffixes {
    all: Vec<Suffix>,
    ids: HashMap<Suffix, usize>,
    of: Vec<BTreeMap<usize, u128>>,
}

impl Suffixes {
    /// Counts from the ends of the graph backwards.
    pub fn count(nodes: &[Node]) -> Self {
        let mut suffixes = Self {
            of: vec![BTreeMap::new(); nodes.len()],
            ..Self::default()
        };
        let mut done = vec![false; nodes.len()];
        let mut stack: Vec<(usize, usize)> = nodes.first().map(|_| (0, 0)).into_iter().collect();
        while let Some((node, next)) = stack.last_mut() {
            let node = *node;
            if let Some(edge) = nodes[node].edges.get(*next) {
                *next += 1;
                if let Some(Edge { to, .. }) = edge
                    && !done[*to]
                {
                    stack.push((*to, 0));
                }
                continue;
            }
            stack.pop();
            if !std::mem::replace(&mut done[node], true) {
                suffixes.of[node] = suffixes.sum(&nodes[node]);
            }
        }
        suffixes
    }

    fn sum(&mut self, node: &Node) -> BTreeMap<usize, u128> {
        let mut sum: BTreeMap<usize, u128> = BTreeMap::new();
        if let Some(end) = &node.end {
            sum.insert(self.id(Suffix::End(end.clone())), 1);
        }
        for (_, edge) in node.known() {
            for (suffix, schedules) in self.of[edge.to].clone() {
                let suffix = match edge.label.printed.as_str() {
                    "" => suffix,
                    text => self.id(Suffix::Print(text.into(), suffix)),
                };
                let count = sum.entry(suffix).or_insert(0);
                *count = count.saturating_add(schedules);
            }
        }
        sum
    }

    fn id(&mut self, suffix: Suffix) -> usize {
        let next = self.all.len();
        *self.ids.entry(suffix.clone()).or_insert_with(|| {
            self.all.push(suffix);
            next
        })
    }

    /// What is to come after a step, if all that is to come before it is this.
    pub fn after(&self, edge: &Edge, suffix: usize) -> Option<usize> {
        let suffix = match (&self.all[suffix], edge.label.printed.as_str()) {
            (_, "") => suffix,
            (Suffix::Print(text, suffix), printed) if text == printed => *suffix,
            _ => return None,
        };
        self.of[edge.to].contains_key(&suffix).then_some(suffix)
    }

    /// What can come of the whole program: each suffix, its outcome, its count.
    pub fn of_program(&self) -> Vec<(usize, Outcome, u128)> {
        let root = self.of.first().into_iter().flatten();
        root.map(|(suffix, schedules)| (*suffix, self.outcome(*suffix), *schedules))
            .collect()
    }

    fn outcome(&self, mut suffix: usize) -> Outcome {
        let mut output = String::new();
        loop {
            match &self.all[suffix] {
                Suffix::End(end) => {
                    return Outcome {
                        end: end.clone(),
                        output,
                    };
                }
                Suffix::Print(text, next) => {
                    output += text;
                    suffix = *next;
                }
            }
        }
    }
}
