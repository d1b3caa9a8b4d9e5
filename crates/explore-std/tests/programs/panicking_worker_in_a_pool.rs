//! One job panics and takes its worker along; the other job is still done, if
//! a worker is left for it.
//!
//! - finished: done 2
//! - finished: done 2\n1 left

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = thread::spawn(move || {
        for job in rx {
            if job == 1 {
                panic!("job 1");
            }
            println!("done {job}");
        }
    });
    tx.send(2).unwrap();
    tx.send(1).unwrap();
    let sent = tx.send(3).is_ok();
    let _ = worker.join();
    if sent {
        println!("1 left");
    }
}
