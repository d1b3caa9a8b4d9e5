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
use std::panic::{self, resume_unwind};
use std::sync::{Once, PoisonError};

use super::op::{Lane, Op, Reply};
use super::world::Turn;
use super::{Execution, Held, try_current};

/// What a thread unwinds with that leaves its execution.
pub(crate) struct Cut;

/// An operation in an execution that is over.
pub(crate) fn step<'a>(execution: &'a Execution, mut world: Held<'a>, me: Lane) -> Reply {
    if !std::thread::panicking() {
        drop(world);
        resume_unwind(Box::new(Cut));
    }
    // A destructor asks.
    loop {
        let pending = world.thread_at(me).pending.clone();
        let ways = match pending.map(|pending| pending.op) {
            Some(Op::Print(_)) => return Reply::Done,
            Some(Op::Join(other)) if !joinable(&world, other) => Vec::new(),
            _ => world.ways(me),
        };
        if let Some(how) = ways.first() {
            if let Some(reply) = world.perform(me, *how) {
                return reply;
            }
            continue;
        }
        world = wait_to_leave(execution, world, me);
    }
}

/// Whether a thread has a result to return.
fn joinable(world: &Held<'_>, lane: Lane) -> bool {
    world.thread_at(lane).ended.is_some()
}

/// Waits until another thread has left, or for ever.
fn wait_to_leave<'a>(execution: &'a Execution, mut world: Held<'a>, me: Lane) -> Held<'a> {
    world.thread(me).stuck = true;
    world.turn = Turn::Nobody;
    execution.wake(&world);
    execution.wait(world, me).0
}

/// What a destructor asks for that cannot be done any more.
pub(crate) fn never<'a>(execution: &'a Execution, mut world: Held<'a>, me: Lane) -> ! {
    if !std::thread::panicking() {
        drop(world);
        resume_unwind(Box::new(Cut));
    }
    loop {
        world = wait_to_leave(execution, world, me);
    }
}

/// Lets every thread leave, and says how many could not.
pub(super) fn all(execution: &Execution, mut world: Held<'_>) -> usize {
    loop {
        let mut left = false;
        for lane in world.born.clone().into_iter().rev() {
            let owns = |(_, t): (Lane, &super::Thread)| {
                !t.gone && t.scope.is_some_and(|(owner, _)| owner == lane)
            };
            if world.thread_at(lane).gone || world.lanes().any(owns) {
                continue;
            }
            world.thread(lane).stuck = false;
            world.turn = Turn::Leaves(lane);
            execution.wake(&world);
            world = (execution.explorer)
                .wait_while(world, |world| {
                    let thread = world.thread_at(lane);
                    !thread.gone && !thread.stuck
                })
                .unwrap_or_else(PoisonError::into_inner);
            left |= world.thread_at(lane).gone;
        }
        if !left {
            return world.lanes().filter(|(_, t)| !t.gone).count();
        }
    }
}

/// Keeps the panics of modelled threads from being printed: they are outcomes.
pub(crate) fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if try_current().is_none() {
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
