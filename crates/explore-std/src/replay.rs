//! Replay: a program is run again by one schedule.

use crate::engine::context::Options;
use crate::engine::execute;
use crate::engine::names::Names;
use crate::engine::op::Transition;
use crate::engine::search::Search;
use crate::engine::statics::Statics;
use crate::engine::suffix::Suffixes;
use crate::failure::ReplayError;
use crate::main_fn::Main;
use crate::outcome::Outcome;
use crate::schedule::{Bounds, Schedule, Step};

/// Runs the program by the schedule, and returns what comes of it.
///
/// What the search had learnt of the program before it found the schedule is
/// learnt again, by running it as often as something new comes up.
pub(crate) fn replay<T: Main>(
    options: &Options,
    schedule: &Schedule,
    program: &impl Fn() -> T,
) -> Result<Outcome, ReplayError> {
    let Bounds {
        spurious,
        weak_failures,
        idle_limit,
    } = schedule.bounds;
    let options = Options {
        spurious,
        weak_failures,
        idle_limit,
        // A schedule ends by itself.
        max_steps: usize::MAX,
        ..options.clone()
    };
    let script = schedule.script();
    let mut names = Names::clone(&schedule.names);
    loop {
        let mut search = Search::new(options.clone());
        search.context.statics = Statics::before(program);
        search.context.names = names.clone();
        search.every_step = true;
        search.script = Some(script.clone());
        let search = execute(search, program);
        if !search.context.names.begin_anew {
            return end_of(search, &script);
        }
        names.learn(search.context.names);
    }
}

/// What has come of a program that was run by one schedule.
fn end_of(search: Search, script: &[Transition]) -> Result<Outcome, ReplayError> {
    let (made, last) = search.made();
    let after = last.map(Step::from).map_or_else(
        || "at its start".to_owned(),
        |step| match step.place.as_str() {
            "" => format!("after `{}` of {}", step.operation, step.thread),
            place => format!("after `{}` of {} at {place}", step.operation, step.thread),
        },
    );
    if let Some(next) = script.get(made) {
        let thread =
            (search.context.names.threads().get(next.thread)).filter(|name| !name.is_empty());
        let thread = thread.map_or_else(|| format!("thread {}", next.thread), String::clone);
        let has_ended = search.nodes.last().is_some_and(|node| node.end.is_some());
        let what = match has_ended {
            true => "the program ends".to_owned(),
            false => format!("{thread} cannot go on as it says"),
        };
        let (step, all) = (made + 1, script.len());
        return Err(ReplayError::misfit(format!(
            "{what} {after}, before step {step} of {all}"
        )));
    }
    if let Some(why) = search.failure {
        return Err(ReplayError::refused(why));
    }
    let outcomes = Suffixes::count(&search.nodes).of_program();
    let outcome = outcomes.into_iter().next().map(|(_, outcome, _)| outcome);
    let goes_on = || ReplayError::misfit(format!("the program goes on {after}, its last step"));
    outcome.ok_or_else(goes_on)
}
