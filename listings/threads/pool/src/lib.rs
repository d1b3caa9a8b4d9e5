//! A fixed number of threads that work off jobs: Python's
//! `concurrent.futures.ThreadPoolExecutor`, with `submit`
//! and `result`, and a `drop` that waits as `with` does.

use std::mem;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

/// Threads that wait for jobs and run them.
///
/// Dropping the pool lets the workers finish every job that
/// was submitted, and waits for them.
#[derive(Debug)]
pub struct Pool {
    jobs: Option<Sender<Job>>,
    workers: Vec<JoinHandle<()>>,
}

/// The result of a job, to come: Python's `Future`.
///
/// Dropping it does not cancel the job.
#[derive(Debug)]
pub struct Pending<T>(Receiver<thread::Result<T>>);

impl Pool {
    /// Starts `workers` threads, as
    /// `ThreadPoolExecutor(max_workers=...)` may.
    ///
    /// # Panics
    ///
    /// If `workers` is 0, where Python raises `ValueError`,
    /// or if the system cannot start a thread.
    #[must_use]
    pub fn new(workers: usize) -> Self {
        assert!(workers > 0, "a pool has a worker");
        let (sender, receiver) = mpsc::channel();
        let receiver = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let receiver = Arc::clone(&receiver);
            thread::spawn(move || work(&receiver))
        };
        let workers = (0..workers).map(start).collect();
        Self { jobs: Some(sender), workers }
    }

    /// Has a worker run `job` as soon as one is free.
    ///
    /// # Examples
    ///
    /// ```
    /// use threads_pool::Pool;
    ///
    /// let pool = Pool::new(1);
    /// let bad = pool.submit(|| -> u8 { panic!("no") });
    /// let good = pool.submit(|| 6 * 7);
    /// assert!(bad.result().is_err());
    /// assert_eq!(good.result().unwrap(), 42);
    /// ```
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let (result, pending) = mpsc::channel();
        let job = move || {
            let job = AssertUnwindSafe(job);
            // Nobody need be waiting for the result.
            let _ = result.send(panic::catch_unwind(job));
        };
        let jobs = self.jobs.as_ref();
        jobs.expect("there is a sender until the drop")
            .send(Box::new(job))
            .expect("the workers wait for the last sender");
        Pending(pending)
    }
}

impl<T> Pending<T> {
    /// Waits for the job: Python's `Future.result`.
    ///
    /// # Errors
    ///
    /// The payload of the panic, if the job has panicked.
    /// Python raises the exception here.
    pub fn result(self) -> thread::Result<T> {
        self.0
            .recv()
            .expect("each job that runs has a result")
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        // Without a sender, `recv` is an error once the
        // channel is empty, and the workers end.
        self.jobs = None;
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    loop {
        // The guard is dropped at the end of this line.
        let next = jobs.lock().unwrap().recv();
        let Ok(job) = next else { return };
        // It panics only where it drops a result that nobody
        // waits for. To drop this panic could be the next.
        if let Err(panic) =
            panic::catch_unwind(AssertUnwindSafe(job))
        {
            mem::forget(panic);
        }
    }
}
