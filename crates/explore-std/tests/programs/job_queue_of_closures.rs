//! Jobs are closures, run in their order by one worker.
//!
//! - finished: hello\n42\ndone

use std::sync::mpsc;
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

fn main() {
    let (tx, rx) = mpsc::channel::<Job>();
    let worker = thread::spawn(move || {
        for job in rx {
            job();
        }
    });
    let answer = 42;
    tx.send(Box::new(|| println!("hello"))).unwrap();
    tx.send(Box::new(move || println!("{answer}"))).unwrap();
    drop(tx);
    worker.join().unwrap();
    println!("done");
}
