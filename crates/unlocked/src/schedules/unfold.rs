//! The states told apart by what has been printed before them.
//!
//! To the engine, what was printed is no part of a state: nothing can read it.
//! But an outcome is a matter of the complete output, so one state may lead to
//! one outcome after this output and to another after that. Here a state is
//! one together with the output so far. Where the output makes no difference
//! to what can follow, minimising makes one of them again.

use std::collections::HashMap;

use anyhow::{Result, bail, ensure};

use super::minimise::merge;
use super::order::{Steps, from_the_ends};
use super::outline::{Outline, Step};
use super::pool::Pool;
use crate::manifest::schedules::Settings;

/// How many states there may be: more would take seconds to count.
const MOST: usize = 200_000;

/// A state of which it is known what has come of the program, if it has ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Node {
    /// What it looks like.
    pub face: usize,
    /// What can happen next.
    pub steps: Vec<Step>,
    /// The index of the outcome, if the program has ended here.
    pub outcome: Option<usize>,
}

impl Steps for Node {
    fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn with(&self, steps: Vec<Step>) -> Self {
        Self {
            steps,
            ..self.clone()
        }
    }
}

/// Gives each end its outcome; the first state is the start.
///
/// # Errors
///
/// When the graph goes round, when a schedule comes to no outcome of the
/// manifest or to several, and when there are too many states.
pub fn unfold(outline: &Outline, settings: &Settings) -> Result<Vec<Node>> {
    unfold_at_most(MOST, outline, settings)
}

fn unfold_at_most(most: usize, outline: &Outline, settings: &Settings) -> Result<Vec<Node>> {
    if let Err(round) = from_the_ends(&outline.scenes) {
        bail!(
            "the graph of states goes round, so its schedules cannot be counted:\n{}",
            told(outline, &round)
        );
    }
    // No choice is dropped: each is to be counted.
    let scenes = merge(&outline.scenes, |steps| steps);
    let mut outputs = Outputs::default();
    let mut places = Pool::default();
    places.id((0, outputs.all.id(String::new())));
    let mut nodes: Vec<Node> = Vec::new();
    while nodes.len() < places.len() {
        ensure!(
            places.len() <= most,
            "there are more than {most} states, each counted once for every output that can \
             come before it; let the threads print less"
        );
        let (scene, output) = places[nodes.len()];
        let scene = &scenes[scene];
        let outcome = scene.end.as_ref();
        let outcome = outcome.map(|end| settings.outcome_of(end, &outputs.all[output]));
        let steps = scene.steps.iter().map(|step| Step {
            to: places.id((step.to, outputs.after(output, step, outline))),
            ..*step
        });
        nodes.push(Node {
            face: scene.face,
            steps: steps.collect(),
            outcome: outcome.transpose()?,
        });
    }
    Ok(nodes)
}

/// The steps of a round, one a line.
fn told(outline: &Outline, round: &[usize]) -> String {
    let nexts = round.iter().cycle().skip(1);
    let pairs = round.iter().zip(nexts);
    let line = |(state, next): (&usize, &usize)| {
        let scene = &outline.scenes[*state];
        let step = scene.steps.iter().find(|step| step.to == *next)?;
        let view = outline.faces[scene.face].views[step.thread];
        let (thread, did) = (&outline.threads[step.thread], &outline.moves[step.does].did);
        Some(format!(
            "  {thread}: {did} (line {})",
            outline.views[view].line
        ))
    };
    pairs.filter_map(line).collect::<Vec<_>>().join("\n")
}

/// What can have been printed, and what that becomes by a step.
#[derive(Default)]
struct Outputs {
    all: Pool<String>,
    known: HashMap<(usize, usize), usize>,
}

impl Outputs {
    fn after(&mut self, output: usize, step: &Step, outline: &Outline) -> usize {
        let printed = &outline.moves[step.does].printed;
        if printed.is_empty() {
            return output;
        }
        let Self { all, known } = self;
        let after = known.entry((output, step.does));
        *after.or_insert_with(|| all.id(format!("{}{printed}", all[output])))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Program, finishes, join, print};
    use super::*;

    fn two_printers() -> Program {
        let main = vec![join(1), join(2)];
        let (a, b) = (vec![print("a\n")], vec![print("b\n")]);
        Program::new(&[("main", main), ("first", a), ("second", b)])
    }

    #[test]
    fn one_state_after_two_outputs_is_two() {
        let printers = two_printers();
        let outline = printers.outline();
        let ends = outline.scenes.iter().filter(|s| s.end.is_some()).count();
        assert_eq!(ends, 1);
        let settings = finishes(&[("a first", "^a"), ("b first", "^b")]);
        let nodes = unfold(&outline, &settings).unwrap();
        let mut outcomes: Vec<_> = nodes.iter().filter_map(|node| node.outcome).collect();
        outcomes.sort_unstable();
        assert_eq!(outcomes, [0, 1]);
    }

    #[test]
    fn the_complete_output_is_what_was_printed_step_by_step() {
        let alone = vec![print("a\n"), print("b\n"), print("c\n")];
        let outline = Program::new(&[("main", alone)]).outline();
        assert!(unfold(&outline, &finishes(&[("done", "^a\nb\nc\n$")])).is_ok());
    }

    #[test]
    fn an_output_that_fits_nothing_is_shown() {
        let settings = finishes(&[("a first", "^a")]);
        let error = unfold(&two_printers().outline(), &settings).unwrap_err();
        assert!(error.to_string().contains("output:\nb\na\n"), "{error}");
    }

    #[test]
    fn too_many_states_are_refused() {
        let error = unfold_at_most(3, &two_printers().outline(), &finishes(&[("done", "")]));
        let error = error.unwrap_err().to_string();
        assert!(error.contains("more than 3 states"), "{error}");
    }

    #[test]
    fn a_graph_that_goes_round_is_refused_with_the_round() {
        let mut outline = two_printers().outline();
        let last = (outline.scenes.iter().position(|s| s.end.is_some())).unwrap();
        let before = outline
            .scenes
            .iter()
            .position(|s| s.steps.iter().any(|s| s.to == last));
        outline.scenes[before.unwrap()].steps[0].to = 0;
        let error = unfold(&outline, &finishes(&[("done", "")])).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("goes round"), "{error}");
        assert!(
            error.contains("\n  first: print \"a\" (line 11)"),
            "{error}"
        );
        assert!(error.contains("\n  main: join second (line 2)"), "{error}");
    }
}
