//! The slot is empty, or has been emptied, when the second comes.
//!
//! - finished: 1 sent, [1]
//! - finished: 1 sent, [2]
//! - finished: 2 sent, [1, 2]
//! - finished: 2 sent, [2, 1]

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx, rx) = sync_channel(1);
    let senders: Vec<_> = (1..=2)
        .map(|id| {
            let tx = tx.clone();
            thread::spawn(move || tx.try_send(id).is_ok())
        })
        .collect();
    drop(tx);
    let received: Vec<i32> = rx.iter().collect();
    let sent = senders.into_iter().filter_map(|s| s.join().unwrap().then_some(())).count();
    println!("{sent} sent, {received:?}");
}
