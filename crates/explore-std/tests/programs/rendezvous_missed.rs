//! `try_send` meets only a receiver that waits already. If it misses, the
//! receiver waits in vain, or learns that the sender is gone.
//!
//! - finished: full\nErr(Timeout)
//! - finished: full\nErr(Disconnected)
//! - finished: sent\nOk(1)

use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = sync_channel(0);
    let sender = thread::spawn(move || match tx.try_send(1) {
        Ok(()) => "sent",
        Err(_) => "full",
    });
    let received = rx.recv_timeout(Duration::from_millis(1));
    println!("{}", sender.join().unwrap());
    println!("{received:?}");
}
