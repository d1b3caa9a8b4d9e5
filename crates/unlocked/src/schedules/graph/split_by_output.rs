//! The states split by output: the product of the graph and of what has been
//! printed.
//!
//! To the engine, what was printed is no part of a state: nothing can read it.
//! But an outcome is a matter of the complete output, so one state may lead to
//! one outcome after this output and to another after that. Here a state is
//! one together with the output so far. Where the output makes no difference
//! to what can follow, minimising makes one of them again.

use std::collections::HashMap;

use anyhow::{Result, bail, ensure};

use super::minimise::quotient;
use super::state::Node;
use super::topological::reverse_topological_order;
use crate::manifest::schedules::Settings;
use crate::schedules::describe::{DisplayGraph, Step};
use crate::schedules::interner::Interner;

/// How many states there may be: more would take seconds to count.
const MOST: usize = 200_000;

/// Gives each end its outcome; the first state is the start.
///
/// # Errors
///
/// When the graph has a cycle, when a schedule comes to no outcome of the
/// manifest or to several, and when there are too many states.
pub fn split_by_output(graph: &DisplayGraph, settings: &Settings) -> Result<Vec<Node>> {
    split_at_most(MOST, graph, settings)
}

fn split_at_most(most: usize, graph: &DisplayGraph, settings: &Settings) -> Result<Vec<Node>> {
    if let Err(cycle) = reverse_topological_order(&graph.states) {
        bail!(
            "the graph of states has a cycle, so its schedules cannot be counted:\n{}",
            steps_of(&cycle, graph)
        );
    }
    // No choice is dropped: each is to be counted.
    let states = quotient(&graph.states, |steps| steps);
    let mut outputs = Outputs::default();
    let mut pairs = Interner::default();
    pairs.id((0, outputs.all.id(String::new())));
    let mut nodes: Vec<Node> = Vec::new();
    while nodes.len() < pairs.len() {
        ensure!(
            pairs.len() <= most,
            "there are more than {most} states, each counted once for every output that can \
             come before it; let the threads print less"
        );
        let (state, output) = pairs[nodes.len()];
        let state = &states[state];
        let outcome = state.end.as_ref();
        let outcome = outcome.map(|end| settings.outcome_of(end, &outputs.all[output]));
        let steps = state.steps.iter().map(|step| Step {
            to: pairs.id((step.to, outputs.after(output, step, graph))),
            ..*step
        });
        nodes.push(Node {
            appearance: state.appearance,
            steps: steps.collect(),
            outcome: outcome.transpose()?,
        });
    }
    Ok(nodes)
}

/// The steps of a cycle, one a line.
fn steps_of(cycle: &[usize], graph: &DisplayGraph) -> String {
    let nexts = cycle.iter().cycle().skip(1);
    let pairs = cycle.iter().zip(nexts);
    let line = |(state, next): (&usize, &usize)| {
        let state = &graph.states[*state];
        let step = state.steps.iter().find(|step| step.to == *next)?;
        let view = graph.appearances[state.appearance].threads[step.thread];
        let thread = &graph.threads[step.thread];
        let operations = &graph.effects[step.effect].operations;
        let line = graph.thread_views[view].line;
        Some(format!("  {thread}: {operations} (line {line})"))
    };
    pairs.filter_map(line).collect::<Vec<_>>().join("\n")
}

/// What can have been printed, and what that becomes by a step.
#[derive(Default)]
struct Outputs {
    all: Interner<String>,
    /// The output after an output and an effect.
    after: HashMap<(usize, usize), usize>,
}

impl Outputs {
    fn after(&mut self, output: usize, step: &Step, graph: &DisplayGraph) -> usize {
        let printed = &graph.effects[step.effect].printed;
        if printed.is_empty() {
            return output;
        }
        let Self { all, after } = self;
        let after = after.entry((output, step.effect));
        *after.or_insert_with(|| all.id(format!("{}{printed}", all[output])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedules::testing::{Program, finishes, join, print};

    fn two_printers() -> Program {
        let main = vec![join(1), join(2)];
        let (a, b) = (vec![print("a\n")], vec![print("b\n")]);
        Program::new(&[("main", main), ("first", a), ("second", b)])
    }

    #[test]
    fn one_state_after_two_outputs_is_two() {
        let printers = two_printers();
        let displayed = printers.displayed();
        let ends = displayed.states.iter().filter(|s| s.end.is_some()).count();
        assert_eq!(ends, 1);
        let settings = finishes(&[("a first", "^a"), ("b first", "^b")]);
        let nodes = split_by_output(&displayed, &settings).unwrap();
        let mut outcomes: Vec<_> = nodes.iter().filter_map(|node| node.outcome).collect();
        outcomes.sort_unstable();
        assert_eq!(outcomes, [0, 1]);
    }

    #[test]
    fn the_complete_output_is_what_was_printed_step_by_step() {
        let alone = vec![print("a\n"), print("b\n"), print("c\n")];
        let displayed = Program::new(&[("main", alone)]).displayed();
        assert!(split_by_output(&displayed, &finishes(&[("done", "^a\nb\nc\n$")])).is_ok());
    }

    #[test]
    fn an_output_that_fits_nothing_is_shown() {
        let settings = finishes(&[("a first", "^a")]);
        let error = split_by_output(&two_printers().displayed(), &settings).unwrap_err();
        assert!(error.to_string().contains("output:\nb\na\n"), "{error}");
    }

    #[test]
    fn too_many_states_are_refused() {
        let error = split_at_most(3, &two_printers().displayed(), &finishes(&[("done", "")]));
        let error = error.unwrap_err().to_string();
        assert!(error.contains("more than 3 states"), "{error}");
    }

    #[test]
    fn a_graph_with_a_cycle_is_refused_with_the_cycle() {
        let mut displayed = two_printers().displayed();
        let last = (displayed.states.iter().position(|s| s.end.is_some())).unwrap();
        let before = displayed
            .states
            .iter()
            .position(|s| s.steps.iter().any(|s| s.to == last));
        displayed.states[before.unwrap()].steps[0].to = 0;
        let error = split_by_output(&displayed, &finishes(&[("done", "")])).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("has a cycle"), "{error}");
        assert!(
            error.contains("\n  first: print \"a\" (line 11)"),
            "{error}"
        );
        assert!(error.contains("\n  main: join second (line 2)"), "{error}");
    }
}
