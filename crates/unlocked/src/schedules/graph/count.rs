//! Path counting: how many schedules lead to each outcome.
//!
//! A schedule is a path of choices from the start to an end. A step that is
//! the only one possible multiplies nothing, so that it does not matter
//! whether such steps have been contracted. Minimising drops choices that look
//! the same, so that schedules must be counted before.

use anyhow::{Context, Result};

use super::state::Node;
use super::topological::reverse_topological_order;

/// The number of schedules for each of so many outcomes.
///
/// # Errors
///
/// When there are more than an `u128` can count.
pub fn schedules_by_outcome(nodes: &[Node], outcomes: usize) -> Result<Vec<u128>> {
    let order = reverse_topological_order(nodes).expect("the graph is acyclic");
    let mut paths = vec![0_u128; nodes.len()];
    paths[0] = 1;
    let mut counts = vec![0_u128; outcomes];
    for node in order.into_iter().rev() {
        let here = paths[node];
        for step in &nodes[node].steps {
            paths[step.to] = added(paths[step.to], here)?;
        }
        if let Some(outcome) = nodes[node].outcome {
            counts[outcome] = added(counts[outcome], here)?;
        }
    }
    // Their sum is written, too.
    counts
        .iter()
        .try_fold(0, |sum: u128, more| added(sum, *more))?;
    Ok(counts)
}

fn added(sum: u128, more: u128) -> Result<u128> {
    let added = sum.checked_add(more);
    added.context("there are more schedules than an u128 can count")
}

#[cfg(test)]
mod tests {
    use super::super::split_by_output::split_by_output;
    use super::*;
    use crate::schedules::describe::DisplayState;
    use crate::schedules::testing::{finishes, locked_race, opposite_locks, race};

    /// The first thread loads and stores, and main joins it; the second loads
    /// and stores: ten interleavings of three steps with two. The first stores
    /// before the second loads in three of them (main's join comes before,
    /// between, or after), and the other way round in one.
    #[test]
    fn a_race_of_two_loads_and_two_stores_has_ten_schedules() {
        let settings = finishes(&[("one is lost", "value: 1"), ("both count", "value: 2")]);
        let nodes = split_by_output(&race().displayed(), &settings).unwrap();
        assert_eq!(schedules_by_outcome(&nodes, 2).unwrap(), [6, 4]);
    }

    /// One by one, in the graph as it came.
    fn walked(states: &[DisplayState], at: usize) -> u128 {
        let steps = states[at].steps.iter();
        let further: u128 = steps.map(|step| walked(states, step.to)).sum();
        further + u128::from(states[at].end.is_some())
    }

    #[test]
    fn what_looks_the_same_is_counted_as_often_as_it_is_there() {
        for program in [
            race(),
            race().remembering(),
            locked_race(),
            opposite_locks(),
        ] {
            let displayed = program.displayed();
            let nodes = split_by_output(&displayed, &program.settings()).unwrap();
            let counts = schedules_by_outcome(&nodes, program.settings().outcome.len()).unwrap();
            assert_eq!(counts.iter().sum::<u128>(), walked(&displayed.states, 0));
        }
    }

    #[test]
    fn choices_that_look_the_same_are_counted_each() {
        let mut displayed = race().displayed();
        let twice = displayed.states[0].steps[0];
        displayed.states[0].steps.insert(0, twice);
        let nodes = split_by_output(&displayed, &race().settings()).unwrap();
        let counts = schedules_by_outcome(&nodes, 2).unwrap();
        assert_eq!(counts.iter().sum::<u128>(), walked(&displayed.states, 0));
        assert!(counts.iter().sum::<u128>() > 10);
    }

    #[test]
    fn what_cannot_be_counted_is_refused() {
        assert!(added(u128::MAX, 1).is_err());
        assert_eq!(added(u128::MAX, 0).unwrap(), u128::MAX);
    }
}
