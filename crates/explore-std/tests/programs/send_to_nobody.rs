//! The receiver may be gone already; then the message comes back.
//!
//! - finished: sent
//! - finished: 5 came back

use std::sync::mpsc::{self, SendError};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let thread = thread::spawn(move || drop(rx));
    match tx.send(5) {
        Ok(()) => println!("sent"),
        Err(SendError(value)) => println!("{value} came back"),
    }
    thread.join().unwrap();
}
