//! The interface of the engine to the modelled std: what `sync` and `thread` ask
//! of it.

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::time::Duration;

use super::execution::{current, try_current};
use super::fingerprint::{self, Digest, digest};
use super::handle::Handle;
use super::ids::{MessageId, ObjectId, Place, ThreadId};
use super::objects::Reply;
use super::op::{Op, Pause};
use super::renewal::{self, renew};
use super::spin::Dependency;
use super::state::ExecutionState;
use super::thread::{Pending, Thread};
use crate::graph::{AtomicType, ObjectKind};
use crate::outcome::Omission;

/// Says what the thread is about to do, waits for its turn, and does it.
pub(crate) fn step(place: Place, op: Op) -> Reply {
    let execution = current();
    let me = execution.running();
    let mut state = execution.state();
    state.notice(&op, place);
    state.thread_mut(me).pending = Some(Pending { op, place });
    drop(state);
    loop {
        execution.suspend();
        let mut state = execution.state();
        if let Some(branch) = state.turn.take()
            && let Some(reply) = state.perform(me, branch)
        {
            return reply;
        }
    }
}

/// Ends the program with a code, or aborts it.
pub(crate) fn exit(place: Place, code: Option<i32>) -> ! {
    step(place, Op::Exit(code));
    unreachable!("the execution has ended")
}

/// Reads or changes the state of the calling thread, without a step.
pub(crate) fn with<R>(f: impl FnOnce(&mut ExecutionState, ThreadId) -> R) -> R {
    let execution = current();
    let me = execution.running();
    f(&mut execution.state(), me)
}

/// The number of an object, which enters the execution if it is new there.
#[allow(unsafe_code)]
pub(crate) fn id<T: ?Sized>(handle: &Handle, kind: ObjectKind, value: &UnsafeCell<T>) -> ObjectId {
    with(|state, me| {
        if let Some(id) = handle.known(state.serial) {
            return id;
        }
        let id = state.add_object(handle.origin(kind), me);
        handle.enter(state.serial, id);
        // What a pointer leads to does not begin anew with it, nor does what is
        // in an `UnsafeCell` beside it.
        let is_pointer = kind == ObjectKind::Atomic(AtomicType::Ptr);
        let guards = is_pointer || state.context.names.shares_data();
        if renew(handle, value, guards, &state.context.statics).is_err() {
            let refusal = || renewal::refusal(kind, handle.place());
            state.failure.get_or_insert_with(refusal);
        }
        // SAFETY: as in `renew`, no other thread runs, and this is the first use
        // of the object.
        let value = unsafe { &*value.get() };
        state.context.statics.hold(handle);
        state.context.statics.hold(value);
        let carries = state.context.names.shares_data() || size_of_val(value) == 0;
        if let Some(plain) = fingerprint::of_plain(value)
            && !carries
        {
            let known = &mut state.object_mut(id).value;
            (known.fingerprint, known.last_write) = (plain, plain);
        }
        if state.context.options.views {
            state.object_mut(id).shown = fingerprint::shown(value);
        }
        id
    })
}

/// Notes what an object's value looks like now, where somebody wants to see it.
pub(crate) fn show<T: ?Sized>(id: ObjectId, value: &T) {
    with(|state, _| {
        if state.context.options.views {
            state.object_mut(id).shown = fingerprint::shown(value);
        }
    });
}

/// Notes what a message looks like.
pub(crate) fn show_message<T>(message: MessageId, value: &T) {
    with(|state, _| {
        if state.context.options.views
            && let Some(text) = fingerprint::shown(value)
        {
            state.messages.insert(message, text);
        }
    });
}

impl Drop for Handle {
    /// The object is no more: nobody can observe it from now on.
    fn drop(&mut self) {
        let Some(execution) = try_current() else {
            return;
        };
        let mut state = execution.state();
        if let Some(id) = self.known(state.serial) {
            state.objects[id] = None;
        }
    }
}

/// What an atomic operation has seen, what was there, and what it has left: their
/// fingerprints. A `flag` may stand for data beside it.
pub(crate) fn note_atomic(
    id: ObjectId,
    place: Place,
    flag: bool,
    seen: Digest,
    before: Digest,
    left: Digest,
) {
    with(|state, me| {
        let carries = flag || state.context.names.shares_data();
        let fingerprint = state.object(id).value.fingerprint;
        let carried = if carries { fingerprint } else { 0 };
        let thread = state.thread_mut(me);
        thread.observation_hash = digest(&(thread.observation_hash, seen, carried));
        let observation_hash = thread.observation_hash;
        if before != left {
            thread.spin.progress();
        } else {
            thread.spin.observe(place, Dependency::Value(id), left);
        }
        let value = &mut state.object_mut(id).value;
        value.last_write = left;
        if !carries {
            value.fingerprint = left;
        } else if before != left {
            value.fingerprint = observation_hash;
        }
    });
}

/// The same of an operation on a pointer, which is known by who left it there:
/// an address is another in each execution.
pub(crate) fn note_atomic_pointer(id: ObjectId, place: Place, written: bool) {
    let (before, observation_hash) = with(|state, me| {
        let before = state.object(id).value.fingerprint;
        (before, state.thread(me).observation_hash)
    });
    let left = if written { observation_hash } else { before };
    note_atomic(id, place, false, digest(&(before, written)), before, left);
}

/// The fingerprint of a value that carries nothing but itself, unless threads
/// share more than the engine knows.
pub(crate) fn plain<T: ?Sized>(value: &T) -> Option<Digest> {
    let shares = with(|state, _| state.context.names.shares_data());
    if shares {
        None
    } else {
        fingerprint::of_plain(value)
    }
}

/// The thread does `what`, which is not modelled, while others may do the same.
pub(crate) fn omit(what: &str, place: Place) {
    with(|state, me| {
        if !(state.started()).all(|(id, thread)| id == me || thread.awaited) {
            let (what, place) = (what.to_owned(), place.to_string());
            state.context.omitted.insert(Omission::Call { what, place });
        }
    });
}

/// `yield_now` and `sleep`: nothing that others can see, unless it is what a
/// spin loop does.
pub(crate) fn pause(place: Place, pause: Pause) {
    if bounded(pause.time()).is_none() {
        step(place, Op::SleepForEver);
    }
    let spins = with(|state, me| {
        let limit = state.context.names.spin_limit;
        let thread = state.thread_mut(me);
        let spins = thread.spin.times(place, Dependency::Nothing) >= limit;
        if !spins {
            thread.spin.observe(place, Dependency::Nothing, 0);
            state.pass(me, pause.time());
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
pub(crate) fn new_thread(name: Option<Arc<str>>, scope: Option<(ThreadId, usize)>) -> ThreadId {
    with(|state, me| {
        let parent = state.thread_mut(me);
        parent.children += 1;
        parent.spin.progress();
        let (nth, clock, hash) = (parent.children, parent.clock, parent.observation_hash);
        let id = state.context.names.child(me, nth);
        let label = name
            .as_deref()
            .map_or(format!("thread {id}"), str::to_owned);
        state.context.names.call(id, &label);
        let mut thread = Thread::new(label, name, digest(&(hash, nth)), clock);
        thread.scope = scope;
        state.add_thread(id, thread);
        id
    })
}
