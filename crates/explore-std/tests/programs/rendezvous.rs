//! Nobody is past the meeting before both are there.
//!
//! - finished: sending\nreceived 1\nsent
//! - finished: sending\nsent\nreceived 1

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx, rx) = sync_channel(0);
    let sender = thread::spawn(move || {
        println!("sending");
        tx.send(1).unwrap();
        println!("sent");
    });
    let value = rx.recv().unwrap();
    println!("received {value}");
    sender.join().unwrap();
}
