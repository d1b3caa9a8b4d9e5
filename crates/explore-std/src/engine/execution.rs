//! An execution: its threads are coroutines. Each has a stack of its own, and all
//! of them share one thread of the system, on which the explorer runs, too.
//!
//! So to give a thread its turn takes nanoseconds, and nothing runs beside it.
//! What the real std keeps for a thread of the system is shared by all modelled
//! threads, and has to be kept apart here: how many panics are under way, and
//! the values of `thread_local!`.

use std::cell::{Cell, RefCell, RefMut};
use std::rc::Rc;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};

use super::ids::{MAIN, ThreadId};
use super::locals::Locals;
use super::panics;
use super::state::ExecutionState;

/// What a modelled thread runs on.
type Stack = Coroutine<(), (), (), DefaultStack>;

/// As much as any thread of a small program needs; what is not touched costs
/// nothing.
const STACK_BYTES: usize = 1 << 20;

/// One run of the program.
pub(crate) struct Execution {
    state: RefCell<ExecutionState>,
    /// The thread that runs now.
    running: Cell<ThreadId>,
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
    let runner = runners[execution.running()].as_mut()?;
    Some(f(&mut runner.locals))
}

/// The execution that runs, until this is dropped: then nothing of it does.
pub(super) struct Running(pub Rc<Execution>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.stop();
    }
}

impl Execution {
    /// Begins an execution, as the one that this thread of the system runs.
    pub fn begin(state: ExecutionState) -> Running {
        let execution = Rc::new(Self {
            state: RefCell::new(state),
            running: Cell::new(MAIN),
            runners: RefCell::default(),
        });
        CURRENT.set(Some(execution.clone()));
        Running(execution)
    }

    pub fn state(&self) -> RefMut<'_, ExecutionState> {
        self.state.borrow_mut()
    }

    /// The thread that runs.
    pub fn running(&self) -> ThreadId {
        self.running.get()
    }

    /// Waits for the turn of the thread that runs.
    #[allow(unsafe_code)]
    pub fn suspend(&self) {
        let yielder = self.runners.borrow()[self.running()]
            .as_ref()
            .expect("it runs")
            .yielder;
        // SAFETY: the yielder lives as long as the coroutine, which is the
        // caller.
        unsafe { &*yielder }.suspend(());
    }

    /// Lets a thread run until it waits for its turn again, or is gone.
    pub fn resume(&self, thread: ThreadId) {
        let stack = self.runner(thread).stack.take();
        let mut stack = stack.expect("a thread that waits for its turn");
        let before = self.running.replace(thread);
        let panics = panics::switch(self.runner(thread).panics);
        let gone = matches!(stack.resume(()), CoroutineResult::Return(()));
        self.runner(thread).panics = panics::switch(panics);
        self.running.set(before);
        if gone {
            STACKS.with_borrow_mut(|free| free.push(stack.into_stack()));
        } else {
            self.runner(thread).stack = Some(stack);
        }
    }

    fn runner(&self, thread: ThreadId) -> RefMut<'_, Runner> {
        RefMut::map(self.runners.borrow_mut(), |runners| {
            runners[thread]
                .as_mut()
                .expect("a thread of this execution")
        })
    }

    /// Gives a thread a stack to run `body` on.
    pub fn add(&self, thread: ThreadId, body: Box<dyn FnOnce()>) {
        let free = STACKS.with_borrow_mut(Vec::pop);
        let stack = free.unwrap_or_else(|| {
            DefaultStack::new(STACK_BYTES).expect("explore-std: no memory for a thread's stack")
        });
        let stack = Coroutine::with_stack(stack, move |yielder, ()| {
            let execution = current();
            execution.runner(execution.running()).yielder = yielder;
            body();
        });
        let mut runners = self.runners.borrow_mut();
        if runners.len() <= thread {
            runners.resize_with(thread + 1, || None);
        }
        runners[thread] = Some(Runner {
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
        CURRENT.set(None);
    }
}
