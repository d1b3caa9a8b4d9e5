//! If the receiver gives up and goes, the sender gets its message back.
//!
//! - finished: Ok(1)\nOk(())
//! - finished: Err(Timeout)\nErr(1)

use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = sync_channel(0);
    let sender = thread::spawn(move || tx.send(1).map_err(|error| error.0));
    println!("{:?}", rx.recv_timeout(Duration::from_millis(1)));
    drop(rx);
    println!("{:?}", sender.join().unwrap());
}
