//! A receiver is a value: whoever has it receives what is there.
//!
//! - finished: 1 then Ok(2)

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    drop(tx);
    let thread = thread::spawn(move || (rx.recv().unwrap(), rx));
    let (first, rx) = thread.join().unwrap();
    println!("{first} then {:?}", rx.recv());
}
