//! Fields are dropped in the order of their declaration: the thread is joined
//! while the sender, for whose end it waits, is still there.
//!
//! - deadlock: job 1

use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

struct JoinOnDrop(Option<JoinHandle<()>>);

impl Drop for JoinOnDrop {
    fn drop(&mut self) {
        self.0.take().unwrap().join().unwrap();
    }
}

struct Worker {
    _thread: JoinOnDrop,
    jobs: Sender<u32>,
}

fn main() {
    let (jobs, queue) = mpsc::channel();
    let thread = thread::spawn(move || {
        for job in queue {
            println!("job {job}");
        }
    });
    let worker = Worker { _thread: JoinOnDrop(Some(thread)), jobs };
    worker.jobs.send(1).unwrap();
}
