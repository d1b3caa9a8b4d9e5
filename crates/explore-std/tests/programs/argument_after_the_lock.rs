//! `lock()` stands before the argument, and is held while main waits for it.
//!
//! - finished: [1]
//! - deadlock

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let list = Arc::new(Mutex::new(Vec::new()));
    let (tx, rx) = mpsc::channel();
    let theirs = list.clone();
    thread::spawn(move || {
        let list = theirs.lock().unwrap();
        tx.send(list.len() + 1).unwrap();
    });
    list.lock().unwrap().push(rx.recv().unwrap());
    println!("{:?}", list.lock().unwrap());
}
