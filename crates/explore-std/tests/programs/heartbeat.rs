//! The worker beats until the sender is gone; a beat may be missed at any time.
//!
//! - finished: 1 beat
//! - finished: 2 beats
//! - finished: no beat

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = thread::spawn(move || {
        for _ in 0..2 {
            tx.send(()).unwrap_or(());
        }
    });
    let mut beats = 0;
    loop {
        match rx.recv_timeout(Duration::from_millis(1)) {
            Ok(()) => beats += 1,
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    match beats {
        0 => println!("no beat"),
        1 => println!("1 beat"),
        n => println!("{n} beats"),
    }
    worker.join().unwrap();
}
