//! Minimisation: the quotient of the graph by bisimulation. Two states are one
//! if they look the same, and so does all that can follow.
//!
//! The graph is acyclic. In reverse topological order each state comes after
//! those that it leads to, so that one pass of hash-consing finds the coarsest
//! partition, and nothing is to be refined.

use std::collections::HashSet;
use std::hash::Hash;

use super::state::{Node, Steps};
use super::topological::reverse_topological_order;
use crate::schedules::describe::Step;
use crate::schedules::interner::Interner;

/// The fewest states of which no two are the same to a reader.
///
/// Of choices that look the same and lead to the same, one is kept.
pub fn minimise(nodes: &[Node]) -> Vec<Node> {
    quotient(nodes, |steps| {
        let mut seen = HashSet::new();
        steps
            .into_iter()
            .filter(|step| seen.insert(*step))
            .collect()
    })
}

/// One state for all that are equal when their steps have been `normalised`,
/// numbered breadth first in the order of choices.
///
/// # Panics
///
/// When the graph has a cycle.
pub fn quotient<S>(states: &[S], normalised: impl Fn(Vec<Step>) -> Vec<Step>) -> Vec<S>
where
    S: Steps + Clone + Eq + Hash,
{
    let order = reverse_topological_order(states).expect("the graph is acyclic");
    let mut classes = Interner::default();
    let mut class_of = vec![usize::MAX; states.len()];
    for index in order {
        let steps = states[index].steps().iter().map(|step| Step {
            to: class_of[step.to],
            ..*step
        });
        let steps = normalised(steps.collect());
        class_of[index] = classes.id(states[index].with_steps(steps));
    }
    breadth_first(&classes.into_all(), class_of[0])
}

/// The states in the order in which a breadth-first search meets them.
fn breadth_first<S: Steps>(states: &[S], start: usize) -> Vec<S> {
    let mut numbers = Interner::default();
    numbers.id(start);
    let mut all = Vec::new();
    while all.len() < numbers.len() {
        let state = &states[numbers[all.len()]];
        let steps = state.steps().iter().map(|step| Step {
            to: numbers.id(step.to),
            ..*step
        });
        all.push(state.with_steps(steps.collect()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::split_by_output::split_by_output;
    use super::*;
    use crate::schedules::testing::{Program, finishes, race};

    fn minimal(program: &Program, outcomes: &[(&str, &str)]) -> Vec<Node> {
        minimise(&split_by_output(&program.displayed(), &finishes(outcomes)).unwrap())
    }

    #[test]
    fn what_cannot_be_seen_tells_no_states_apart() {
        let outcomes = [("one is lost", "value: 1"), ("both count", "value: 2")];
        let plain = minimal(&race(), &outcomes);
        let hidden = race().remembering();
        assert!(hidden.displayed().states.len() > plain.len());
        assert_eq!(minimal(&hidden, &outcomes), plain);
    }

    fn step(thread: usize, effect: usize, to: usize) -> Step {
        Step { thread, effect, to }
    }

    fn node(appearance: usize, steps: &[Step], outcome: Option<usize>) -> Node {
        Node {
            appearance,
            steps: steps.to_vec(),
            outcome,
        }
    }

    #[test]
    fn ends_that_look_the_same_stay_apart_if_their_outcomes_are() {
        let start = node(0, &[step(0, 0, 1), step(1, 1, 2)], None);
        let ends = |a, b| [start.clone(), node(1, &[], Some(a)), node(1, &[], Some(b))];
        assert_eq!(minimise(&ends(0, 1)).len(), 3);
        assert_eq!(minimise(&ends(0, 0)).len(), 2);
    }

    #[test]
    fn choices_that_look_the_same_and_lead_to_the_same_become_one() {
        let ends = [node(1, &[], Some(0)), node(1, &[], Some(0))];
        let minimal = |steps: &[Step]| {
            let [a, b] = ends.clone();
            minimise(&[node(0, steps, None), a, b]).swap_remove(0).steps
        };
        assert_eq!(minimal(&[step(0, 5, 1), step(0, 5, 2)]), [step(0, 5, 1)]);
        let different = [step(0, 5, 1), step(0, 6, 2)];
        assert_eq!(minimal(&different), [step(0, 5, 1), step(0, 6, 1)]);
    }

    #[test]
    fn states_are_numbered_as_a_breadth_first_search_meets_them() {
        let nodes = [
            node(0, &[step(0, 0, 3), step(1, 1, 2)], None),
            node(9, &[], Some(0)),
            node(2, &[step(0, 0, 1)], None),
            node(1, &[step(1, 1, 1)], None),
        ];
        let met: Vec<_> = minimise(&nodes).iter().map(|n| n.appearance).collect();
        assert_eq!(met, [0, 1, 2, 9]);
    }
}
