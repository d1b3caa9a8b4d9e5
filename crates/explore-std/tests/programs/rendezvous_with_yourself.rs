//! Nobody else can take the message while main sends it.
//!
//! - deadlock: sending

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::sync_channel(0);
    println!("sending");
    tx.send("hello").unwrap();
    println!("{}", rx.recv().unwrap());
}
