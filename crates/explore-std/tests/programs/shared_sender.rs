//! A `Sender` can be shared as well as cloned.
//!
//! - finished: 3

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::scope(|s| {
        s.spawn(|| tx.send(1).unwrap());
        s.spawn(|| tx.send(2).unwrap());
    });
    drop(tx);
    println!("{}", rx.iter().sum::<i32>());
}
