//! Whose message comes first is open.
//!
//! - finished: 1\n2
//! - finished: 2\n1

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for id in 1..=2 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(id).unwrap());
    }
    drop(tx);
    for id in rx {
        println!("{id}");
    }
}
