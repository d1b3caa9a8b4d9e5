//! A message that is there is taken, whatever the time; then the channel is
//! known to be disconnected.
//!
//! - finished: Ok(1)\nOk(2)\nErr(Disconnected)

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = thread::spawn(move || {
        tx.send(1).unwrap();
        tx.send(2).unwrap();
    });
    worker.join().unwrap();
    println!("{:?}", rx.recv_timeout(Duration::ZERO));
    println!("{:?}", rx.recv_timeout(Duration::from_millis(1)));
    println!("{:?}", rx.recv_timeout(Duration::from_millis(1)));
}
