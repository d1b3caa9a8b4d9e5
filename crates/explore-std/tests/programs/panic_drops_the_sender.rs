//! A thread that panics drops what it owns, also its sender.
//!
//! - finished: Ok(1)\nErr(RecvError)\ntrue

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let thread = thread::spawn(move || {
        tx.send(1).unwrap();
        if tx.send(2).is_ok() {
            panic!("no more");
        }
    });
    println!("{:?}", rx.recv());
    rx.recv().unwrap();
    println!("{:?}", rx.recv());
    println!("{}", thread.join().is_err());
}
