//! The schedule with the fewest context switches, which is the easiest to follow:
//! a shortest path by the algorithm of Dijkstra.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use super::state::Node;

/// The schedule with the fewest switches between threads that leads to an
/// outcome; of those the shortest; of those the one that prefers threads that
/// began earlier.
///
/// Each step is the index of a choice in the state it is taken in. `None` if
/// nothing leads there.
pub fn fewest_context_switches(nodes: &[Node], outcome: usize) -> Option<Vec<usize>> {
    let mut seen = HashSet::new();
    let mut heap = BinaryHeap::from([Reverse(Path::default())]);
    while let Some(Reverse(path)) = heap.pop() {
        if nodes[path.state].outcome == Some(outcome) {
            return Some(path.choices.into_iter().map(|(_, choice)| choice).collect());
        }
        if !seen.insert((path.state, path.last())) {
            continue;
        }
        for (choice, step) in nodes[path.state].steps.iter().enumerate() {
            heap.push(Reverse(path.with(step.thread, choice, step.to)));
        }
    }
    None
}

/// A path from the start; the smaller, the better.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Path {
    switches: usize,
    steps: usize,
    /// The thread of each step, and the index of the choice.
    choices: Vec<(usize, usize)>,
    state: usize,
}

impl Path {
    fn last(&self) -> Option<usize> {
        self.choices.last().map(|(thread, _)| *thread)
    }

    fn with(&self, thread: usize, choice: usize, to: usize) -> Self {
        let switch = self.last().is_some_and(|last| last != thread);
        let mut choices = self.choices.clone();
        choices.push((thread, choice));
        Self {
            switches: self.switches + usize::from(switch),
            steps: self.steps + 1,
            choices,
            state: to,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::split_by_output::split_by_output;
    use super::*;
    use crate::schedules::describe::Step;
    use crate::schedules::testing::{finishes, race};

    /// Which thread takes each step of the schedule.
    fn threads(nodes: &[Node], outcome: usize) -> Vec<usize> {
        let mut state = 0;
        let step = |choice: usize| {
            let step = nodes[state].steps[choice];
            state = step.to;
            step.thread
        };
        let choices = fewest_context_switches(nodes, outcome).unwrap();
        choices.into_iter().map(step).collect()
    }

    /// Main waits for both at the end, and the first can go before the second.
    #[test]
    fn an_update_is_lost_by_two_switches_between_the_threads() {
        let settings = finishes(&[("one is lost", "value: 1"), ("both count", "value: 2")]);
        let nodes = split_by_output(&race().displayed(), &settings).unwrap();
        assert_eq!(threads(&nodes, 1), [1, 1, 2, 2, 0, 0, 0]);
        assert_eq!(threads(&nodes, 0), [1, 2, 2, 1, 0, 0, 0]);
    }

    fn node(steps: &[(usize, usize)], outcome: Option<usize>) -> Node {
        let step = |(thread, to): &(usize, usize)| Step {
            thread: *thread,
            effect: 0,
            to: *to,
        };
        Node {
            appearance: 0,
            steps: steps.iter().map(step).collect(),
            outcome,
        }
    }

    #[test]
    fn a_switch_costs_more_than_steps_do() {
        let nodes = [
            node(&[(0, 1), (1, 4)], None),
            node(&[(1, 5)], None),
            node(&[(1, 3)], None),
            node(&[(1, 5)], None),
            node(&[(1, 2)], None),
            node(&[], Some(0)),
        ];
        assert_eq!(fewest_context_switches(&nodes, 0), Some(vec![1, 0, 0, 0]));
        assert_eq!(fewest_context_switches(&nodes, 1), None);
    }

    #[test]
    fn of_equal_schedules_the_earlier_thread_goes_first() {
        let nodes = [
            node(&[(0, 1), (1, 2)], None),
            node(&[(1, 3)], None),
            node(&[(0, 3)], None),
            node(&[], Some(0)),
        ];
        assert_eq!(fewest_context_switches(&nodes, 0), Some(vec![0, 0]));
    }
}
