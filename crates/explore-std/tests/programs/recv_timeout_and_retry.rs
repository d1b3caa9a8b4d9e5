//! Each wait may be in vain; the message is never lost, nor the disconnection
//! seen before it.
//!
//! - finished: got 9
//! - finished: tick\ngot 9
//! - finished: tick\ntick\ngave up

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || tx.send(9).unwrap());
    for _ in 0..2 {
        match rx.recv_timeout(Duration::from_millis(1)) {
            Ok(value) => {
                println!("got {value}");
                return;
            }
            Err(RecvTimeoutError::Timeout) => println!("tick"),
            Err(RecvTimeoutError::Disconnected) => println!("gone"),
        }
    }
    println!("gave up");
}
