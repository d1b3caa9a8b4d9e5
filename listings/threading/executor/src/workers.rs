//! The queue, and the threads that work it off.

use std::collections::VecDeque;
use std::fmt;
use std::mem;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle, ThreadId};

use crate::error::{FutureError, SubmitError};
use crate::task::Job;
use crate::{Deadline, contain, lock};

pub(crate) type Initializer = Box<dyn Fn() + Send + Sync>;

/// What a pool and its workers share.
pub(crate) struct Workers {
    pub(crate) max: usize,
    pub(crate) prefix: String,
    pub(crate) initializer: Option<Initializer>,
    pub(crate) state: Mutex<State>,
    pub(crate) job_or_end: Condvar,
    /// Held while they are joined, so that a second caller
    /// returns no sooner than the first.
    pub(crate) threads: Mutex<Vec<JoinHandle<()>>>,
}

#[derive(Default)]
pub(crate) struct State {
    queue: VecDeque<Box<dyn Job>>,
    /// How many wait for a job, woken or not.
    idle: usize,
    started: Vec<ThreadId>,
    shut_down: bool,
    broken: bool,
}

impl Workers {
    pub(crate) fn submit(
        self: &Arc<Self>,
        job: Box<dyn Job>,
    ) -> Result<(), SubmitError> {
        let mut state = lock(&self.state);
        if state.broken {
            return Err(SubmitError::Broken);
        }
        if state.shut_down {
            return Err(SubmitError::ShutDown);
        }
        let nobody_free = state.idle <= state.queue.len();
        if nobody_free && state.started.len() < self.max {
            self.start_one(&mut state)?;
        }
        state.queue.push_back(job);
        drop(state);
        self.job_or_end.notify_one();
        Ok(())
    }

    /// Starts a worker. If the system has no thread to
    /// give, those that there are will do.
    fn start_one(
        self: &Arc<Self>,
        state: &mut State,
    ) -> Result<(), SubmitError> {
        let number = state.started.len();
        let name = format!("{}_{number}", self.prefix);
        let workers = Arc::clone(self);
        let thread = thread::Builder::new()
            .name(name)
            .spawn(move || workers.work());
        match thread {
            Ok(thread) => {
                state.started.push(thread.thread().id());
                lock(&self.threads).push(thread);
                Ok(())
            }
            Err(_) if number > 0 => Ok(()),
            Err(_) => Err(SubmitError::NoThread),
        }
    }

    fn work(&self) {
        if let Some(initialize) = &self.initializer {
            let call = AssertUnwindSafe(initialize);
            if panic::catch_unwind(call).is_err() {
                return self.break_down();
            }
        }
        while let Some(job) = self.next_job() {
            contain(|| job.run());
        }
    }

    /// Waits for a job; `None` if no more will come.
    fn next_job(&self) -> Option<Box<dyn Job>> {
        let mut state = lock(&self.state);
        state.idle += 1;
        state = Deadline::NEVER.wait_until(
            &self.job_or_end,
            state,
            |s| !s.queue.is_empty() || s.shut_down,
        );
        state.idle -= 1;
        state.queue.pop_front()
    }

    fn break_down(&self) {
        let mut state = lock(&self.state);
        state.broken = true;
        let queued = mem::take(&mut state.queue);
        drop(state);
        abandon(queued, &FutureError::Broken);
    }

    pub(crate) fn shut_down(&self, cancel_futures: bool) {
        let mut state = lock(&self.state);
        state.shut_down = true;
        let queued = if cancel_futures {
            mem::take(&mut state.queue)
        } else {
            VecDeque::new()
        };
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
        for thread in lock(&self.threads).drain(..) {
            let _ = thread.join();
        }
    }
}

/// Ends the futures, with no lock held.
fn abandon(
    jobs: VecDeque<Box<dyn Job>>,
    why: &FutureError,
) {
    for job in jobs {
        contain(|| job.abandon(why.clone()));
    }
}

impl fmt::Debug for Workers {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let state = lock(&self.state);
        f.debug_struct("ThreadPoolExecutor")
            .field("thread_name_prefix", &self.prefix)
            .field("max_workers", &self.max)
            .field("workers", &state.started.len())
            .field("idle", &state.idle)
            .field("queued", &state.queue.len())
            .field("shut_down", &state.shut_down)
            .field("broken", &state.broken)
            .finish()
    }
}
