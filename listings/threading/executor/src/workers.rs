//! The queue, and the threads that work it off.

use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle, ThreadId};
use std::{io, mem};

use crate::deadline::Deadline;
use crate::error::{FutureError, SubmitError};
use crate::lock;
use crate::panics::{contain, discard};
use crate::task::Job;

pub(crate) type Initializer = Box<dyn Fn() + Send + Sync>;

type Queue = VecDeque<Arc<dyn Job>>;

/// What a pool and its workers share.
pub(crate) struct Workers {
    pub(crate) max: usize,
    pub(crate) prefix: String,
    initializer: Option<Initializer>,
    state: Mutex<State>,
    job_or_end: Condvar,
    /// Held while threads are joined, so that a second
    /// caller returns no sooner than the first.
    joining: Mutex<()>,
}

#[derive(Default)]
struct State {
    queue: Queue,
    /// How many take a job next: they wait, or are about
    /// to, or have just been started.
    idle: usize,
    /// How many of the idle have not had a job yet.
    starting: usize,
    /// How many of the idle wait. To notify nobody would be
    /// a call of the system all the same.
    waiting: usize,
    started: Vec<ThreadId>,
    threads: Vec<JoinHandle<()>>,
    shut_down: bool,
    broken: bool,
}

impl State {
    /// Each job that waits counts on an idle worker.
    fn too_few(&self) -> bool {
        self.idle < self.queue.len()
    }
}

/// The numbers of a pool, of one moment.
pub(crate) struct Numbers {
    pub(crate) workers: usize,
    pub(crate) idle: usize,
    pub(crate) queued: usize,
    pub(crate) shut_down: bool,
    pub(crate) broken: bool,
}

impl Workers {
    pub(crate) fn new(
        max: usize,
        prefix: String,
        initializer: Option<Initializer>,
    ) -> Self {
        Self {
            max,
            prefix,
            initializer,
            state: Mutex::default(),
            job_or_end: Condvar::new(),
            joining: Mutex::new(()),
        }
    }

    pub(crate) fn submit(
        self: &Arc<Self>,
        job: Arc<dyn Job>,
    ) -> Result<(), SubmitError> {
        let mut state = lock(&self.state);
        if state.broken {
            return Err(SubmitError::Broken(()));
        }
        if state.shut_down {
            return Err(SubmitError::ShutDown(()));
        }
        state.queue.push_back(job);
        if state.too_few()
            && state.started.len() < self.max
            && let Err(why) = self.start_one(&mut state)
            // Those that there are will do.
            && state.started.is_empty()
        {
            state.queue.pop_back();
            return Err(SubmitError::NoThread((), why));
        }
        let waited_for = state.waiting > 0;
        drop(state);
        if waited_for {
            self.job_or_end.notify_one();
        }
        Ok(())
    }

    fn start_one(
        self: &Arc<Self>,
        state: &mut State,
    ) -> io::Result<()> {
        let number = state.started.len();
        let name = format!("{}_{number}", self.prefix);
        let workers = Arc::clone(self);
        let thread = thread::Builder::new()
            .name(name)
            .spawn(|| contain(move || workers.work()))?;
        state.started.push(thread.thread().id());
        state.threads.push(thread);
        state.idle += 1;
        state.starting += 1;
        Ok(())
    }

    fn work(&self) {
        if let Some(initialize) = &self.initializer {
            let call = AssertUnwindSafe(initialize);
            if let Err(payload) = panic::catch_unwind(call)
            {
                self.break_down();
                return discard(payload);
            }
        }
        let mut next = self.first_job();
        while let Some(job) = next {
            job.run(self);
            drop(job);
            next = self.next_job();
        }
    }

    fn first_job(&self) -> Option<Arc<dyn Job>> {
        let mut state = lock(&self.state);
        state.starting -= 1;
        self.take_job(state)
    }

    fn next_job(&self) -> Option<Arc<dyn Job>> {
        self.take_job(lock(&self.state))
    }

    /// Waits for a job; `None` if no more will come. From
    /// then on the worker is busy.
    fn take_job(
        &self,
        mut state: MutexGuard<'_, State>,
    ) -> Option<Arc<dyn Job>> {
        state.waiting += 1;
        state = Deadline::NEVER.wait_until(
            &self.job_or_end,
            state,
            |s| !s.queue.is_empty() || s.shut_down,
        );
        state.waiting -= 1;
        state.idle -= 1;
        state.queue.pop_front()
    }

    /// A worker will take the next job.
    pub(crate) fn go_idle(&self) {
        lock(&self.state).idle += 1;
    }

    fn break_down(&self) {
        let mut state = lock(&self.state);
        state.broken = true;
        state.starting -= 1;
        state.idle -= 1;
        let queued = mem::take(&mut state.queue);
        drop(state);
        abandon(queued, &FutureError::Broken);
    }

    pub(crate) fn shut_down(&self) {
        lock(&self.state).shut_down = true;
        self.job_or_end.notify_all();
    }

    /// Shuts down, and cancels what does not run yet. A
    /// worker that was started gets a job before that.
    pub(crate) fn shut_down_and_cancel(&self) {
        let mut state = lock(&self.state);
        state.shut_down = true;
        let kept = state.starting.min(state.queue.len());
        let queued = state.queue.split_off(kept);
        drop(state);
        self.job_or_end.notify_all();
        abandon(queued, &FutureError::Cancelled);
    }

    /// Waits for every worker, unless it is called by one.
    pub(crate) fn join(&self) {
        let caller = thread::current().id();
        if lock(&self.state).started.contains(&caller) {
            return;
        }
        let _joining = lock(&self.joining);
        while let Some(thread) = self.some_thread() {
            // Nothing unwinds out of a worker.
            let _ = thread.join();
        }
    }

    /// The lock is free while the thread is joined.
    fn some_thread(&self) -> Option<JoinHandle<()>> {
        lock(&self.state).threads.pop()
    }

    pub(crate) fn numbers(&self) -> Numbers {
        let state = lock(&self.state);
        let queued = state.queue.len();
        Numbers {
            workers: state.started.len(),
            idle: state.idle.saturating_sub(queued),
            queued,
            shut_down: state.shut_down,
            broken: state.broken,
        }
    }
}

/// Ends the futures, with no lock held.
fn abandon(jobs: Queue, why: &FutureError) {
    for job in jobs {
        job.abandon(why.clone());
    }
}
