//! Threads as coroutines: each has a stack of its own, and all of them share
//! one thread of the system, on which the explorer runs, too.
//!
//! So to give a thread its turn takes nanoseconds, and nothing runs beside it.
//! What the real std keeps for a thread of the system is shared by all modelled
//! threads, and has to be kept apart here: how many panics are under way, and
//! the values of `thread_local!`.

use std::cell::{Cell, RefCell, RefMut};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};

use super::key::Digest;
use super::op::{Lane, Op, Place, Return};
use super::panics;
use super::search::Search;
use super::statics;
use super::step;
use super::world::World;
use crate::main_fn::Main;
use crate::thread::local::Locals;

/// What a modelled thread runs on.
type Stack = Coroutine<(), (), (), DefaultStack>;

/// As much as any thread of a small program needs; what is not touched costs
/// nothing.
const STACK_BYTES: usize = 1 << 20;

/// One run of the program.
pub(crate) struct Execution {
    world: RefCell<World>,
    /// The thread that runs now.
    lane: Cell<Lane>,
    runners: RefCell<Vec<Option<Runner>>>,
}

/// What a thread runs on, and what std would keep for it.
struct Runner {
    /// None while the thread runs.
    stack: Option<Stack>,
    /// How it waits for its turn.
    yielder: *const Yielder<(), ()>,
    /// How many panics are under way in it.
    panics: usize,
    locals: Locals,
}

thread_local! {
    static CURRENT: RefCell<Option<Rc<Execution>>> = const { RefCell::new(None) };
    /// Stacks that are free again.
    static STACKS: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
}

/// The execution that this thread of the system runs.
pub(super) fn try_current() -> Option<Rc<Execution>> {
    CURRENT.try_with(|c| c.borrow().clone()).ok().flatten()
}

pub(super) fn current() -> Rc<Execution> {
    try_current().expect("explore-std: this can be used only by a program that `explore` runs")
}

/// Whether a modelled thread calls this.
pub(crate) fn is_running() -> bool {
    (CURRENT.try_with(|c| c.borrow().is_some())).unwrap_or(false)
}

/// The values of `thread_local!` of the calling thread, if it is a modelled one.
pub(crate) fn locals<R>(f: impl FnOnce(&mut Locals) -> R) -> Option<R> {
    let execution = try_current()?;
    let mut runners = execution.runners.borrow_mut();
    let runner = runners[execution.lane()].as_mut()?;
    Some(f(&mut runner.locals))
}

impl Execution {
    pub fn world(&self) -> RefMut<'_, World> {
        self.world.borrow_mut()
    }

    /// The thread that runs.
    pub fn lane(&self) -> Lane {
        self.lane.get()
    }

    /// Waits for the turn of the thread that runs.
    #[allow(unsafe_code)]
    pub fn suspend(&self) {
        let yielder = self.runners.borrow()[self.lane()]
            .as_ref()
            .expect("it runs")
            .yielder;
        // SAFETY: the yielder lives as long as the coroutine, which is the
        // caller.
        unsafe { &*yielder }.suspend(());
    }

    /// Lets a thread run until it waits for its turn again, or is gone.
    pub fn resume(&self, lane: Lane) {
        let stack = self.runner(lane).stack.take();
        let mut stack = stack.expect("a thread that waits for its turn");
        let before = self.lane.replace(lane);
        let panics = panics::switch(self.runner(lane).panics);
        let gone = matches!(stack.resume(()), CoroutineResult::Return(()));
        self.runner(lane).panics = panics::switch(panics);
        self.lane.set(before);
        if gone {
            STACKS.with_borrow_mut(|free| free.push(stack.into_stack()));
        } else {
            self.runner(lane).stack = Some(stack);
        }
    }

    fn runner(&self, lane: Lane) -> RefMut<'_, Runner> {
        RefMut::map(self.runners.borrow_mut(), |runners| {
            runners[lane].as_mut().expect("a thread of this execution")
        })
    }

    /// Gives a thread a stack to run `body` on.
    fn add(&self, lane: Lane, body: Box<dyn FnOnce()>) {
        let free = STACKS.with_borrow_mut(Vec::pop);
        let stack = free.unwrap_or_else(|| {
            DefaultStack::new(STACK_BYTES).expect("explore-std: no memory for a thread's stack")
        });
        let stack = Coroutine::with_stack(stack, move |yielder, ()| {
            let execution = current();
            execution.runner(execution.lane()).yielder = yielder;
            body();
        });
        let mut runners = self.runners.borrow_mut();
        if runners.len() <= lane {
            runners.resize_with(lane + 1, || None);
        }
        runners[lane] = Some(Runner {
            stack: Some(stack),
            yielder: std::ptr::null(),
            panics: 0,
            locals: Locals::default(),
        });
    }

    /// Ends the execution where it stands, with threads that have not ended:
    /// nothing of the program runs any more, so no destructor does. What its
    /// threads owned is leaked.
    #[allow(unsafe_code)]
    fn stop(&self) {
        for runner in self.runners.take().into_iter().flatten() {
            std::mem::forget(runner.locals);
            if let Some(mut stack) = runner.stack {
                // SAFETY: nothing is to be run any more that refers to what is
                // on this stack.
                unsafe { stack.force_reset() };
                STACKS.with_borrow_mut(|free| free.push(stack.into_stack()));
            }
        }
    }
}

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
        crate::thread::local::destroy();
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
    lane: Lane,
    f: impl FnOnce() -> T,
    keep: impl FnOnce(std::thread::Result<T>) -> Option<Digest>,
) {
    let body: Box<dyn FnOnce() + '_> = Box::new(move || body(f, keep));
    // SAFETY: the caller vouches for it.
    let body: Box<dyn FnOnce()> = unsafe { std::mem::transmute(body) };
    current().add(lane, body);
}

/// Runs a new thread until it is about to do something.
pub(crate) fn start(lane: Lane) {
    current().resume(lane);
}

/// Runs the program once, by the next schedule of the search.
pub(crate) fn execute<T: Main>(search: Search, program: fn() -> T) -> Search {
    let execution = Rc::new(Execution {
        world: RefCell::new(World::new(search)),
        lane: Cell::new(0),
        runners: RefCell::default(),
    });
    CURRENT.set(Some(execution.clone()));
    let main = move || {
        let code = program().report();
        if code != 0 {
            crate::process::exit(code);
        }
    };
    execution.add(0, Box::new(move || body(main, |_| None)));
    execution.resume(0);
    loop {
        let choice = {
            let mut world = execution.world();
            world.silent().or_else(|| world.decide())
        };
        let Some(choice) = choice else { break };
        execution.world().turn = Some(choice.branch);
        execution.resume(choice.lane);
    }
    execution.stop();
    CURRENT.set(None);
    let mut world = execution.world();
    let options = world.search.options.clone();
    let mut search = std::mem::replace(&mut world.search, Search::new(options));
    if let Err(name) = search.statics.begin_anew() {
        let failure = || statics::keeps(name);
        search.failure.get_or_insert_with(failure);
    }
    search
}
