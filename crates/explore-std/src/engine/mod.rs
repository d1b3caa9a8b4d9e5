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
//! | [`perform`], [`channel`] | what becomes of it? |
//! | [`streak`] | does it spin? |
//! | [`key`] | are two states the same? |
//! | [`search`] | what has not been tried yet? |
//! | [`cut`] | how does an execution end that need not go on? |
//!
//! Each modelled thread is a thread of the system. Before each operation it
//! says what it is about to do, and waits for its turn. What it does between
//! two operations nobody else can see.

mod channel;
pub(crate) mod cut;
pub(crate) mod key;
pub(crate) mod names;
pub(crate) mod object;
pub(crate) mod op;
mod perform;
mod ready;
pub(crate) mod search;
mod streak;
mod thread;
pub(crate) mod world;

use std::cell::{RefCell, UnsafeCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use key::{Digest, digest};
use object::Handle;
use op::{Choice, How, Id, Lane, Op, Place, Reply};
use search::Search;
use streak::Watch;
use thread::{Pending, Thread};
use world::{Turn, World};

/// One run of the program.
pub(crate) struct Execution {
    world: Mutex<World>,
    /// Wakes the explorer when the run is over, or a thread has left it.
    explorer: Condvar,
}

type Held<'a> = MutexGuard<'a, World>;

thread_local! {
    static CURRENT: RefCell<Option<(Arc<Execution>, Lane)>> = const { RefCell::new(None) };
}

/// The execution and the thread that call this, if one of ours does.
pub(crate) fn try_current() -> Option<(Arc<Execution>, Lane)> {
    CURRENT.try_with(|c| c.borrow().clone()).ok().flatten()
}

fn current() -> (Arc<Execution>, Lane) {
    try_current().expect("explore-std: this can be used only by a program that `explore` runs")
}

impl Execution {
    fn world(&self) -> Held<'_> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self, world: &World) {
        match world.turn {
            Turn::Of(Choice { lane, .. }) | Turn::Resumes(lane) | Turn::Leaves(lane) => {
                world.thread_at(lane).turn.notify_one();
            }
            Turn::Nobody => self.explorer.notify_one(),
        }
    }

    /// Waits until the search chooses this thread, or it must leave.
    fn wait<'a>(&'a self, mut world: Held<'a>, me: Lane) -> (Held<'a>, Option<How>) {
        let turn = world.thread_at(me).turn.clone();
        loop {
            match world.turn {
                Turn::Of(choice) if choice.lane == me => return (world, Some(choice.how)),
                Turn::Resumes(lane) if lane == me => return (world, Some(How::Go)),
                Turn::Leaves(lane) if lane == me => return (world, None),
                _ => world = turn.wait(world).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// Lets the search, or whoever waits for this thread to start, go on.
    fn pass_on(&self, world: &mut World, me: Lane) {
        match world.thread(me).starter.take() {
            Some(starter) => world.turn = Turn::Resumes(starter),
            None => world.decide(),
        }
        self.wake(world);
    }
}

/// Says what the thread is about to do, waits for its turn, and does it.
pub(crate) fn step(place: Place, op: Op) -> Reply {
    let (execution, me) = current();
    let mut world = execution.world();
    world.thread(me).pending = Some(Pending { op, place });
    loop {
        if world.cutting {
            return cut::step(&execution, world, me);
        }
        execution.pass_on(&mut world, me);
        let how;
        (world, how) = execution.wait(world, me);
        if let Some(how) = how
            && let Some(reply) = world.perform(me, how)
        {
            return reply;
        }
    }
}

/// Reads or changes the state of the calling thread, without a step.
pub(crate) fn with<R>(f: impl FnOnce(&mut World, Lane) -> R) -> R {
    let (execution, me) = current();
    let mut world = execution.world();
    f(&mut world, me)
}

/// The number of an object, which enters the execution if it is new there.
pub(crate) fn id<T: ?Sized>(handle: &Handle, kind: &'static str, value: &UnsafeCell<T>) -> Id {
    with(|world, me| {
        if let Some(id) = handle.known(world.serial) {
            return id;
        }
        object::renew(handle.is_old(), value);
        let id = world.name_object(handle.place(), kind, me);
        handle.enter(world.serial, id);
        id
    })
}

/// An object is no more: nobody can observe it from now on.
fn forget(handle: &Handle) {
    let Some((execution, _)) = try_current() else {
        return;
    };
    let mut world = execution.world();
    if let Some(id) = handle.known(world.serial) {
        world.objects[id] = None;
    }
}

/// What an atomic operation has seen, what was there, and what it has left.
pub(crate) fn settle(id: Id, place: Place, seen: Digest, before: Digest, left: Digest) {
    with(|world, me| {
        let object = world.object(id);
        object.stamp = left;
        object.token = left;
        let thread = world.thread(me);
        thread.history = digest(&(thread.history, seen));
        if before != left {
            thread.streak.progress();
        } else {
            thread.streak.saw(place, Watch::Value(id), left);
        }
    });
}

/// `yield_now` and `sleep`: nothing that others can see, unless it is what a
/// spin loop does.
pub(crate) fn idle(place: Place, name: &'static str, time: Duration) {
    let spins = with(|world, me| {
        let limit = world.search.options.spin_limit;
        let thread = world.thread(me);
        let spins = thread.streak.times(place, Watch::Nothing) >= limit;
        if !spins {
            thread.streak.saw(place, Watch::Nothing, 0);
            thread.clock = thread.clock.saturating_add(time);
        }
        spins
    });
    if spins {
        step(place, Op::Idle(name, time));
    }
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
        let mut thread = Thread::new(label, name, digest(&(history, nth)), clock);
        thread.scope = scope;
        if world.threads.len() <= lane {
            world.threads.resize_with(lane + 1, || None);
        }
        world.threads[lane] = Some(thread);
        world.born.push(lane);
        lane
    })
}

/// Runs a new thread until it is about to do something.
pub(crate) fn start(lane: Lane) {
    let (execution, me) = current();
    let mut world = execution.world();
    if world.cutting {
        cut::never(&execution, world, me);
    }
    world.thread(lane).starter = Some(me);
    world.turn = Turn::Resumes(lane);
    execution.wake(&world);
    drop(execution.wait(world, me));
}

/// What a thread of the system does that runs a modelled one: `body`, whose
/// result it gives to `keep`, which says what `join` can tell of it.
pub(crate) fn run<T>(
    execution: Arc<Execution>,
    me: Lane,
    body: impl FnOnce() -> T,
    keep: impl FnOnce(std::thread::Result<T>) -> Option<Digest>,
) {
    let (world, turn) = execution.wait(execution.world(), me);
    drop(world);
    CURRENT.with(|c| *c.borrow_mut() = Some((execution.clone(), me)));
    // Whatever the program gave to the thread is gone when this is over.
    let _ = catch_unwind(AssertUnwindSafe(|| {
        if turn.is_none() {
            return;
        }
        let result = catch_unwind(AssertUnwindSafe(body));
        crate::thread::local::destroy();
        let panic = match &result {
            Err(payload) if payload.is::<cut::Cut>() => return,
            Err(payload) => Some(cut::message(payload.as_ref())),
            Ok(_) => None,
        };
        let plain = keep(result);
        step(std::panic::Location::caller(), Op::End(plain, panic));
    }));
    CURRENT.with(|c| *c.borrow_mut() = None);
    let mut world = execution.world();
    world.thread(me).gone = true;
    if world.cutting {
        world.turn = Turn::Nobody;
        execution.wake(&world);
    } else {
        execution.pass_on(&mut world, me);
    }
}

static SERIAL: AtomicU32 = AtomicU32::new(1);

/// Runs the program once, by the next schedule of the search. Says how many
/// threads could not leave.
pub(crate) fn execute(search: Search, program: fn()) -> (Search, usize) {
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let execution = Arc::new(Execution {
        world: Mutex::new(World::new(serial, search)),
        explorer: Condvar::new(),
    });
    let main = {
        let execution = execution.clone();
        let body = move || run(execution, 0, program, |_| None);
        std::thread::Builder::new()
            .spawn(body)
            .expect("a thread of the system")
    };
    let mut world = execution.world();
    world.turn = Turn::Resumes(0);
    execution.wake(&world);
    world = (execution.explorer)
        .wait_while(world, |world| !world.cutting)
        .unwrap_or_else(PoisonError::into_inner);
    let abandoned = cut::all(&execution, world);
    // It has said that it is gone.
    drop(main);
    world = execution.world();
    let options = world.search.options.clone();
    (
        std::mem::replace(&mut world.search, Search::new(options)),
        abandoned,
    )
}
