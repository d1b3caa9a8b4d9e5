//! Main panics with the error of `recv`.
//!
//! - panicked: called `Result::unwrap()` on an `Err` value: RecvError: first 1

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || tx.send(1).unwrap());
    println!("first {}", rx.recv().unwrap());
    println!("second {}", rx.recv().unwrap());
}
