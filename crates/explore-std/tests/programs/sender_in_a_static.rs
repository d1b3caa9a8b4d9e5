//! A static is never dropped, and neither is its sender: the loop has no end.
//!
//! - deadlock: 1

use std::sync::OnceLock;
use std::sync::mpsc::{self, Sender};
use std::thread;

static LOG: OnceLock<Sender<u32>> = OnceLock::new();

fn main() {
    let (tx, rx) = mpsc::channel();
    LOG.set(tx).unwrap();
    thread::spawn(|| LOG.get().unwrap().send(1).unwrap());
    for line in rx {
        println!("{line}");
    }
}
