//! One slot: full, free again, and of no use without a receiver.
//!
//! - finished: sent\nfull 2\ntook 1\nsent\ndisconnected 4

use std::sync::mpsc::{self, SyncSender, TrySendError};

fn try_it(tx: &SyncSender<i32>, value: i32) {
    match tx.try_send(value) {
        Ok(()) => println!("sent"),
        Err(TrySendError::Full(value)) => println!("full {value}"),
        Err(TrySendError::Disconnected(value)) => println!("disconnected {value}"),
    }
}

fn main() {
    let (tx, rx) = mpsc::sync_channel(1);
    try_it(&tx, 1);
    try_it(&tx, 2);
    println!("took {}", rx.recv().unwrap());
    try_it(&tx, 3);
    drop(rx);
    try_it(&tx, 4);
}
