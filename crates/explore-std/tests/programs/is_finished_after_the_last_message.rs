//! The closure may be over in all but its end.
//!
//! - finished: true
//! - finished: false

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let thread = thread::spawn(move || tx.send(()).unwrap());
    rx.recv().unwrap();
    println!("{}", thread.is_finished());
    thread.join().unwrap();
}
