//! The receiver meets one, then the other; in whichever order they came.
//!
//! - finished: [1, 2]
//! - finished: [2, 1]

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx, rx) = sync_channel(0);
    for id in 1..=2 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(id).unwrap());
    }
    drop(tx);
    println!("{:?}", rx.iter().collect::<Vec<_>>());
}
