//! `Instant` is monotonic for all threads: what is asked for after another
//! thread's answer has come is not earlier.
//!
//! - finished: true

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let (tx, rx) = mpsc::channel();
    let thread = thread::spawn(move || {
        thread::sleep(Duration::from_millis(5));
        tx.send(Instant::now()).unwrap();
    });
    let sent = rx.recv().unwrap();
    println!("{}", Instant::now() >= sent);
    thread.join().unwrap();
}
