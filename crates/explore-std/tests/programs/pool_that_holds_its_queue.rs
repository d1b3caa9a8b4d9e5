//! What a `while let` looks at lives until the end of its body: each job is run
//! while its worker holds the queue, so no two jobs overlap.
//!
//! - finished: start 1\nend 1\nstart 2\nend 2

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(Mutex::new(rx));
    let workers: Vec<_> = (0..2)
        .map(|_| {
            let rx = Arc::clone(&rx);
            thread::spawn(move || {
                while let Ok(job) = rx.lock().unwrap().recv() {
                    println!("start {job}");
                    println!("end {job}");
                }
            })
        })
        .collect();
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    drop(tx);
    for worker in workers {
        worker.join().unwrap();
    }
}
