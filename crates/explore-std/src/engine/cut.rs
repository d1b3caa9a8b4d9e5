//! How an execution is left that need not go on: at a state that is known, or
//! at an end where threads are blocked.
//!
//! Its threads unwind, one at a time, the youngest first, so that none
//! outlives what it borrows from an older one. The destructors of the program
//! run meanwhile, and what they do is done at once. Where a destructor waits
//! for what will not happen, it cannot be told so: there is no value to return
//! to it, and a panic would abort the process. Its thread is *abandoned*, with
//! all that it owns, and the search ends when it had to abandon too many.

use std::any::Any;
use std::panic;
use std::sync::Once;

use super::op::{Lane, Op, Reply};
use super::run::{Execution, is_running, panic_begins, panicking};
use super::thread::Thread;

/// What a thread unwinds with that leaves its execution.
pub(crate) struct Cut;

/// As in std, and counted.
pub(crate) fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    panic_begins();
    panic::resume_unwind(payload)
}

/// An operation in an execution that is over.
pub(super) fn step(execution: &Execution, me: Lane) -> Reply {
    if !panicking() {
        resume_unwind(Box::new(Cut));
    }
    // A destructor asks.
    loop {
        let mut world = execution.world();
        let pending = world.thread_at(me).pending.clone();
        let ways = match pending.map(|pending| pending.op) {
            Some(Op::Print(_)) => return Reply::Done,
            Some(Op::Join(other)) if !world.thread_at(other).stopped => Vec::new(),
            _ => world.ways(me),
        };
        if let Some(how) = ways.first() {
            if let Some(reply) = world.perform(me, *how) {
                return reply;
            }
            continue;
        }
        drop(world);
        wait_to_leave(execution);
    }
}

/// Waits until another thread has left, or for ever.
fn wait_to_leave(execution: &Execution) {
    let me = execution.lane();
    execution.world().thread(me).stuck = true;
    execution.suspend();
}

/// What a destructor asks for that cannot be done any more.
pub(super) fn never(execution: &Execution) -> ! {
    if !panicking() {
        resume_unwind(Box::new(Cut));
    }
    loop {
        wait_to_leave(execution);
    }
}

/// Lets every thread leave that can.
pub(super) fn all(execution: &Execution) {
    loop {
        let mut left = false;
        let born = execution.world().born.clone();
        for lane in born.into_iter().rev() {
            let mut world = execution.world();
            let owns = |(_, t): (Lane, &Thread)| {
                !t.gone && t.scope.is_some_and(|(owner, _)| owner == lane)
            };
            if world.thread_at(lane).gone || world.lanes().any(owns) {
                continue;
            }
            world.thread(lane).stuck = false;
            drop(world);
            while !execution.world().thread_at(lane).gone
                && !execution.world().thread_at(lane).stuck
            {
                execution.resume(lane);
            }
            left |= execution.world().thread_at(lane).gone;
        }
        if !left {
            return;
        }
    }
}

/// Keeps the panics of modelled threads from being printed, as they are
/// outcomes, and counts them.
pub(crate) fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if is_running() {
                panic_begins();
            } else {
                loud(info);
            }
        }));
    });
}

/// The message of a panic.
pub(crate) fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "Box<dyn Any>".into())
}
