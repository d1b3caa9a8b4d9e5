//! The driver: runs the program once, by the transitions that the search chooses.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::context::Context;
use super::execution::{Execution, current, locals};
use super::fingerprint::Digest;
use super::ids::{MAIN, Place, ThreadId};
use super::interface::{exit, step};
use super::locals::Locals;
use super::op::{Op, Return, Transition};
use super::panics;
use super::search::{Arrival, Search};
use super::state::ExecutionState;
use super::statics;
use super::view::View;
use crate::graph::Branch;
use crate::main_fn::Main;
use crate::outcome::End;

/// What a modelled thread does: `body`, whose result it gives to `keep`, which
/// says what `join` can tell of it.
fn body<T>(body: impl FnOnce() -> T, keep: impl FnOnce(std::thread::Result<T>) -> Option<Digest>) {
    let result = catch_unwind(AssertUnwindSafe(body));
    panics::forget(0);
    let panic = match &result {
        Err(payload) => Some(panics::message(payload.as_ref())),
        Ok(_) => None,
    };
    let plain = keep(result);
    let stops = locals(|locals| locals.is_empty()).unwrap_or(true);
    let returned = Return {
        plain,
        panic,
        stops,
    };
    step(Place::here(), Op::Return(returned));
    if !stops {
        // The last value first.
        while let Some(value) = locals(Locals::pop).flatten() {
            drop(value);
        }
        step(Place::here(), Op::End);
    }
}

/// Gives a thread that [`super::new_thread`] has made something to do.
///
/// # Safety
///
/// What `f` and `keep` borrow must outlive the thread.
#[allow(unsafe_code)]
pub(crate) unsafe fn begin<T>(
    thread: ThreadId,
    f: impl FnOnce() -> T,
    keep: impl FnOnce(std::thread::Result<T>) -> Option<Digest>,
) {
    let body: Box<dyn FnOnce() + '_> = Box::new(move || body(f, keep));
    // SAFETY: the caller vouches for it.
    let body: Box<dyn FnOnce()> = unsafe { std::mem::transmute(body) };
    current().add(thread, body);
}

/// Runs a new thread until it is about to do something.
pub(crate) fn start(thread: ThreadId) {
    current().resume(thread);
}

/// Runs the program once, by the next schedule of the search.
#[allow(unsafe_code)]
pub(crate) fn execute<T: Main>(mut search: Search, program: &impl Fn() -> T) -> Search {
    // While the program runs, the context is with its state, and the search has
    // none but the options.
    let options = Context::new(search.context.options.clone());
    let context = std::mem::replace(&mut search.context, options);
    let running = Execution::begin(ExecutionState::new(context));
    let execution = running.0.clone();
    let main = move || {
        let code = program().report();
        if code != 0 {
            exit(Place::here(), Some(code));
        }
    };
    let main: Box<dyn FnOnce() + '_> = Box::new(move || body(main, |_| None));
    // SAFETY: when this function is left, `running` ends what is left of the
    // thread. Until then the program, and what it borrows, is there.
    let main: Box<dyn FnOnce()> = unsafe { std::mem::transmute(main) };
    execution.add(MAIN, main);
    execution.resume(MAIN);
    loop {
        let Some(transition) = next(&mut execution.state(), &mut search) else {
            break;
        };
        execution.resume(transition.thread);
    }
    drop(running);
    let mut state = execution.state();
    std::mem::swap(&mut search.context, &mut state.context);
    let kept = search.context.statics.begin_anew().err();
    // The first in time is the one that the later ones may come of.
    let failure = state.failure.take().or(search.failure);
    search.failure = failure.or_else(|| kept.map(statics::refusal));
    search
}

/// Decides what happens next, now that every thread has said what it is about
/// to do; `None` ends the execution.
fn next(state: &mut ExecutionState, search: &mut Search) -> Option<Transition> {
    let invisible = match search.every_step {
        true => None,
        false => state.invisible(),
    };
    let transition = invisible.or_else(|| {
        let transition = search.arrive(arrival(state, search))?;
        state.steps += 1;
        Some(transition)
    })?;
    state.is_labelled = search.at_frontier();
    state.turn = Some(transition.branch);
    Some(transition)
}

/// The state that the execution has come to, as the search is to see it.
fn arrival(state: &mut ExecutionState, search: &Search) -> Arrival {
    let mut transitions = state.transitions();
    let mut end = state.end();
    let deferred = state.started().any(|(id, _)| state.deferred(id).is_some());
    state.context.deferred |= deferred;
    let need_not = |transition: &Transition| transition.branch == Branch::WakesSpuriously;
    if end.is_none() && transitions.iter().all(need_not) {
        match (state.least_deferred(), transitions.first()) {
            (Some(transition), _) => transitions.push(transition),
            (None, Some(&Transition { thread, .. })) => {
                let branch = Branch::NeverWakes;
                transitions.push(Transition { thread, branch });
            }
            (None, None) => end = Some(state.stuck()),
        }
    }
    if end.is_none() && state.steps >= state.context.options.max_steps {
        end = Some(End::TooLong);
    }
    if end.is_some() {
        transitions.clear();
    }
    Arrival {
        hash: search.wants_hash().then(|| state.hash()),
        view: search.wants_view().then(|| View::of(state)),
        label: state.label.take(),
        transitions,
        end,
    }
}
