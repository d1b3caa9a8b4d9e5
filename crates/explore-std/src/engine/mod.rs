//! The engine: one thread runs at a time, and the search says which.
//!
//! | module | answers |
//! |---|---|
//! | [`op`] | what can a thread do? |
//! | [`object`] | what do threads share? |
//! | [`thread`] | what is known of a thread? |
//! | [`names`] | what are they called? |
//! | [`world`] | what is the state of an execution? |
//! | [`ready`] | who can do what now? |
//! | [`silent`] | which step needs no choice? |
//! | [`perform`], [`channel`] | what becomes of it? |
//! | [`streak`] | does it spin? |
//! | [`statics`] | does it begin as it was written? |
//! | [`key`] | are two states the same? |
//! | [`search`] | what has not been tried yet? |
//! | [`view`] | what does a reader see of a state? |
//! | [`run`] | how does a thread wait for its turn? |
//! | [`panics`] | which thread panics? |
//!
//! Each modelled thread is a coroutine. Before each operation it says what it
//! is about to do, and waits for its turn. What it does between two operations
//! nobody else can see.

mod channel;
pub(crate) mod key;
pub(crate) mod names;
pub(crate) mod object;
pub(crate) mod op;
pub(crate) mod panics;
mod perform;
mod ready;
mod run;
pub(crate) mod search;
mod silent;
pub(crate) mod statics;
mod streak;
mod thread;
pub(crate) mod view;
pub(crate) mod world;

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::time::Duration;

use key::{Digest, digest};
use object::Handle;
use op::{Id, Lane, Op, Pause, Place, Reply};
pub(crate) use panics::panicking;
pub(crate) use run::{begin, execute, is_running, locals, start};
use run::{current, try_current};
use streak::Watch;
use thread::{Pending, Thread};
use world::World;

use crate::graph::ObjectKind;
use crate::outcome::Omission;

/// Says what the thread is about to do, waits for its turn, and does it.
pub(crate) fn step(place: Place, op: Op) -> Reply {
    let execution = current();
    let me = execution.lane();
    let mut world = execution.world();
    world.notice(&op, place);
    world.thread(me).pending = Some(Pending { op, place });
    drop(world);
    loop {
        execution.suspend();
        let mut world = execution.world();
        if let Some(branch) = world.turn.take()
            && let Some(reply) = world.perform(me, branch)
        {
            return reply;
        }
    }
}

/// Reads or changes the state of the calling thread, without a step.
pub(crate) fn with<R>(f: impl FnOnce(&mut World, Lane) -> R) -> R {
    let execution = current();
    let me = execution.lane();
    f(&mut execution.world(), me)
}

/// The number of an object, which enters the execution if it is new there.
#[allow(unsafe_code)]
pub(crate) fn id<T: ?Sized>(handle: &Handle, kind: ObjectKind, value: &UnsafeCell<T>) -> Id {
    with(|world, me| {
        if let Some(id) = handle.known(world.serial) {
            return id;
        }
        object::renew(handle.is_old(), value);
        let id = world.name_object(handle.origin(kind), me);
        handle.enter(world.serial, id);
        // SAFETY: as in `renew`, no other thread runs, and this is the first use
        // of the object.
        let value = unsafe { &*value.get() };
        world.search.statics.hold(handle);
        world.search.statics.hold(value);
        let carries = world.search.names.shares_data() || size_of_val(value) == 0;
        if let Some(token) = key::plain(value)
            && !carries
        {
            let object = world.object(id);
            (object.token, object.stamp) = (token, token);
        }
        if world.search.options.views {
            world.object(id).shown = key::shown(value);
        }
        id
    })
}

/// Notes what an object's value looks like now, where somebody wants to see it.
pub(crate) fn show<T: ?Sized>(id: Id, value: &T) {
    with(|world, _| {
        if world.search.options.views {
            world.object(id).shown = key::shown(value);
        }
    });
}

/// Notes what a message looks like.
pub(crate) fn show_message<T>(ticket: (Lane, u32), value: &T) {
    with(|world, _| {
        if world.search.options.views
            && let Some(text) = key::shown(value)
        {
            world.messages.insert(ticket, text);
        }
    });
}

/// An object is no more: nobody can observe it from now on.
fn forget(handle: &Handle) {
    let Some(execution) = try_current() else {
        return;
    };
    let mut world = execution.world();
    if let Some(id) = handle.known(world.serial) {
        world.objects[id] = None;
    }
}

/// What an atomic operation has seen, what was there, and what it has left. A
/// `flag` may stand for data beside it.
pub(crate) fn settle(id: Id, place: Place, flag: bool, seen: Digest, before: Digest, left: Digest) {
    with(|world, me| {
        let carries = flag || world.search.names.shares_data();
        let token = world.object(id).token;
        let thread = world.thread(me);
        let told = if carries { token } else { 0 };
        thread.history = digest(&(thread.history, seen, told));
        let history = thread.history;
        let object = world.object(id);
        object.stamp = left;
        if !carries {
            object.token = left;
        } else if before != left {
            object.token = history;
        }
        let thread = world.thread(me);
        if before != left {
            thread.streak.progress();
        } else {
            thread.streak.saw(place, Watch::Value(id), left);
        }
    });
}

/// The same of an operation on a pointer, which is known by who left it there:
/// an address is another in each execution.
pub(crate) fn settle_pointer(id: Id, place: Place, written: bool) {
    let (before, history) = with(|world, me| (world.object(id).token, world.thread(me).history));
    let left = if written { history } else { before };
    settle(id, place, false, digest(&(before, written)), before, left);
}

/// The token of a value that carries nothing but itself, unless threads share
/// more than the engine knows.
pub(crate) fn plain<T: ?Sized>(value: &T) -> Option<Digest> {
    let shares = with(|world, _| world.search.names.shares_data());
    if shares { None } else { key::plain(value) }
}

/// The thread does `what`, which is not modelled, while others may do the same.
pub(crate) fn omit(what: &str, place: Place) {
    with(|world, me| {
        if !(world.lanes()).all(|(lane, thread)| lane == me || thread.awaited) {
            let (what, place) = (what.to_owned(), place.to_string());
            world.search.omitted.insert(Omission::Call { what, place });
        }
    });
}

/// `yield_now` and `sleep`: nothing that others can see, unless it is what a
/// spin loop does.
pub(crate) fn pause(place: Place, pause: Pause) {
    if bounded(pause.time()).is_none() {
        step(place, Op::SleepForEver);
    }
    let spins = with(|world, me| {
        let limit = world.search.names.spin_limit;
        let thread = world.thread(me);
        let spins = thread.streak.times(place, Watch::Nothing) >= limit;
        if !spins {
            thread.streak.saw(place, Watch::Nothing, 0);
            world.pass(me, pause.time());
        }
        spins
    });
    if spins {
        step(place, Op::Pause(pause));
    }
}

/// A time-out, unless it lies farther away than any `Instant`.
pub(crate) fn bounded(timeout: Duration) -> Option<Duration> {
    i64::try_from(timeout.as_secs()).is_ok().then_some(timeout)
}

/// Makes a thread, which is yet to be started.
pub(crate) fn new_thread(name: Option<Arc<str>>, scope: Option<(Lane, usize)>) -> Lane {
    with(|world, me| {
        let parent = world.thread(me);
        parent.children += 1;
        parent.streak.progress();
        let (nth, clock, history) = (parent.children, parent.clock, parent.history);
        let lane = world.search.names.lane(me, nth);
        let label = name
            .as_deref()
            .map_or(format!("thread {lane}"), str::to_owned);
        world.search.names.call(lane, &label);
        let mut thread = Thread::new(label, name, digest(&(history, nth)), clock);
        thread.scope = scope;
        if world.threads.len() <= lane {
            world.threads.resize_with(lane + 1, || None);
        }
        world.threads[lane] = Some(thread);
        lane
    })
}
