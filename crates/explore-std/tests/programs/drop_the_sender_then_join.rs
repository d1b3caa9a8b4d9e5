//! The worker's loop ends because the sender is dropped before the join.
//!
//! - finished: job 1\njob 2\njoined

use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

struct Worker {
    jobs: Option<Sender<u32>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    fn new() -> Self {
        let (jobs, queue) = mpsc::channel();
        let thread = thread::spawn(move || {
            for job in queue {
                println!("job {job}");
            }
        });
        Worker { jobs: Some(jobs), thread: Some(thread) }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.jobs.take());
        self.thread.take().unwrap().join().unwrap();
        println!("joined");
    }
}

fn main() {
    let worker = Worker::new();
    for job in 1..=2 {
        worker.jobs.as_ref().unwrap().send(job).unwrap();
    }
}
