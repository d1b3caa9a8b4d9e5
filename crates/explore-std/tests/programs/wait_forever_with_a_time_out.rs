//! The longest duration is longer than any run: it does not pass.
//!
//! - deadlock: waiting

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel::<()>();
    println!("waiting");
    if rx.recv_timeout(Duration::MAX) == Err(RecvTimeoutError::Timeout) {
        println!("timed out");
    }
    drop(tx);
}
