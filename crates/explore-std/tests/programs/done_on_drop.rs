//! A guard tells main that its thread is over, also if it panicked.
//!
//! - finished: over\nover

use std::sync::mpsc::{self, Sender};
use std::thread;

struct Done(Sender<()>);

impl Drop for Done {
    fn drop(&mut self) {
        self.0.send(()).unwrap();
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let other = tx.clone();
    thread::spawn(move || {
        let _done = Done(tx);
        panic!("boom");
    });
    rx.recv().unwrap();
    println!("over");
    thread::spawn(move || drop(Done(other)));
    rx.recv().unwrap();
    println!("over");
}
