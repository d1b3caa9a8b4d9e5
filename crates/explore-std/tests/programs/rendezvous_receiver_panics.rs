//! The receiver meets one sender, and drops the channel when it panics.
//!
//! - finished: [false, true]
//! - finished: [true, false]

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx, rx) = sync_channel(0);
    let receiver = thread::spawn(move || {
        let _: i32 = rx.recv().unwrap();
        panic!("enough");
    });
    let senders: Vec<_> = (0..2)
        .map(|id| {
            let tx = tx.clone();
            thread::spawn(move || tx.send(id).is_ok())
        })
        .collect();
    let sent: Vec<bool> = senders.into_iter().map(|s| s.join().unwrap()).collect();
    let _ = receiver.join();
    println!("{sent:?}");
}
