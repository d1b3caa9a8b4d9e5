//! The slot is full and is never emptied: `send` ends with an error when the
//! receiver is gone, before or while it waits.
//!
//! - finished: true false

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx, rx) = sync_channel(1);
    let first = tx.send(1).is_ok();
    let waiter = thread::spawn(move || tx.send(2).is_ok());
    drop(rx);
    println!("{first} {}", waiter.join().unwrap());
}
