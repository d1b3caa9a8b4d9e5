//! One state instead of several that are the same to a reader: they look the
//! same, and so does all that can follow.
//!
//! The graph has no way back. Taken from its ends to its start, each state
//! comes after those that it leads to, and one pass finds the fewest states.

use std::collections::HashSet;
use std::hash::Hash;

use super::order::{Steps, from_the_ends};
use super::outline::Step;
use super::pool::Pool;
use super::unfold::Node;

/// The fewest states of which no two are the same to a reader.
///
/// Of choices that look the same and lead to the same, one is kept.
pub fn minimise(nodes: &[Node]) -> Vec<Node> {
    merge(nodes, |steps| {
        let mut seen = HashSet::new();
        steps
            .into_iter()
            .filter(|step| seen.insert(*step))
            .collect()
    })
}

/// One state for all that are equal when `mend` has been done to their steps,
/// numbered breadth first in the order of choices.
///
/// The graph must have no way back.
pub fn merge<S>(states: &[S], mend: impl Fn(Vec<Step>) -> Vec<Step>) -> Vec<S>
where
    S: Steps + Clone + Eq + Hash,
{
    let order = from_the_ends(states).expect("the graph has no way back");
    let mut kept = Pool::default();
    let mut kept_as = vec![usize::MAX; states.len()];
    for index in order {
        let steps = states[index].steps().iter().map(|step| Step {
            to: kept_as[step.to],
            ..*step
        });
        let steps = mend(steps.collect());
        kept_as[index] = kept.id(states[index].with(steps));
    }
    numbered(&kept.into_all(), kept_as[0])
}

/// The states in the order in which a search in breadth meets them.
fn numbered<S: Steps>(states: &[S], start: usize) -> Vec<S> {
    let mut numbers = Pool::default();
    numbers.id(start);
    let mut all = Vec::new();
    while all.len() < numbers.len() {
        let state = &states[numbers[all.len()]];
        let steps = state.steps().iter().map(|step| Step {
            to: numbers.id(step.to),
            ..*step
        });
        all.push(state.with(steps.collect()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Program, finishes, race};
    use super::super::unfold::unfold;
    use super::*;

    fn minimal(program: &Program, outcomes: &[(&str, &str)]) -> Vec<Node> {
        minimise(&unfold(&program.outline(), &finishes(outcomes)).unwrap())
    }

    #[test]
    fn what_cannot_be_seen_tells_no_states_apart() {
        let outcomes = [("one is lost", "value: 1"), ("both count", "value: 2")];
        let plain = minimal(&race(), &outcomes);
        let hidden = race().remembering();
        assert!(hidden.outline().scenes.len() > plain.len());
        assert_eq!(minimal(&hidden, &outcomes), plain);
    }

    fn step(thread: usize, does: usize, to: usize) -> Step {
        Step { thread, does, to }
    }

    fn node(face: usize, steps: &[Step], outcome: Option<usize>) -> Node {
        Node {
            face,
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
        let told_apart = [step(0, 5, 1), step(0, 6, 2)];
        assert_eq!(minimal(&told_apart), [step(0, 5, 1), step(0, 6, 1)]);
    }

    #[test]
    fn states_are_numbered_as_a_search_in_breadth_meets_them() {
        let nodes = [
            node(0, &[step(0, 0, 3), step(1, 1, 2)], None),
            node(9, &[], Some(0)),
            node(2, &[step(0, 0, 1)], None),
            node(1, &[step(1, 1, 1)], None),
        ];
        let faces: Vec<_> = minimise(&nodes).iter().map(|n| n.face).collect();
        assert_eq!(faces, [0, 1, 2, 9]);
    }
}
