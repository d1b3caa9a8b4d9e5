//! `take` leaves the rest in the channel.
//!
//! - finished: [1, 2]\nOk(3)\nErr(RecvError)

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        for n in 1..=3 {
            tx.send(n).unwrap();
        }
    });
    let two: Vec<i32> = rx.iter().take(2).collect();
    println!("{two:?}");
    println!("{:?}", rx.recv());
    println!("{:?}", rx.recv());
}
