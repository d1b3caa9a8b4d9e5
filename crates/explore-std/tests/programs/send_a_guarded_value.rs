//! The guard in the argument lives until the message is sent.
//!
//! - finished: 1 2

use std::sync::{Mutex, mpsc};
use std::thread;

static NEXT: Mutex<u32> = Mutex::new(0);

fn next(number: &mut u32) -> u32 {
    *number += 1;
    *number
}

fn main() {
    let (tx, rx) = mpsc::channel();
    for _ in 0..2 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(next(&mut NEXT.lock().unwrap())).unwrap());
    }
    println!("{} {}", rx.recv().unwrap(), rx.recv().unwrap());
}
