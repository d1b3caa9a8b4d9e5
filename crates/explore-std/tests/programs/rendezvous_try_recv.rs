//! `try_recv` takes from a sender that waits already.
//!
//! - finished: Ok(1) true
//! - finished: Err(Empty) false

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx, rx) = sync_channel(0);
    let sender = thread::spawn(move || tx.send(1).is_ok());
    let received = rx.try_recv();
    drop(rx);
    println!("{received:?} {}", sender.join().unwrap());
}
