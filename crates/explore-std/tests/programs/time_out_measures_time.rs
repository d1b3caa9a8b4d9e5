//! A wait that timed out took at least that long.
//!
//! - finished: Timeout true

use std::sync::mpsc;
use std::time::{Duration, Instant};

fn main() {
    let (_tx, rx) = mpsc::channel::<i32>();
    let start = Instant::now();
    let error = rx.recv_timeout(Duration::from_millis(3)).unwrap_err();
    println!("{error:?} {}", start.elapsed() >= Duration::from_millis(3));
}
