//! The loop ends when all senders are gone, and main keeps one.
//!
//! - deadlock: 1

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let tx1 = tx.clone();
    thread::spawn(move || tx1.send(1).unwrap());
    for id in rx {
        println!("{id}");
    }
    println!("done");
}
