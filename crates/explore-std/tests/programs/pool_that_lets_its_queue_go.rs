//! The guard is dropped at the end of the `let`, so jobs overlap.
//!
//! - finished: start 1\nend 1\nstart 2\nend 2
//! - finished: start 1\nstart 2\nend 1\nend 2
//! - finished: start 1\nstart 2\nend 2\nend 1
//! - finished: start 2\nend 2\nstart 1\nend 1
//! - finished: start 2\nstart 1\nend 2\nend 1
//! - finished: start 2\nstart 1\nend 1\nend 2

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(Mutex::new(rx));
    let mut workers = Vec::new();
    for _ in 0..2 {
        let rx = Arc::clone(&rx);
        workers.push(thread::spawn(move || {
            loop {
                let job = rx.lock().unwrap().recv();
                let Ok(job) = job else { break };
                println!("start {job}");
                println!("end {job}");
            }
        }));
    }
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    drop(tx);
    for worker in workers {
        worker.join().unwrap();
    }
}
