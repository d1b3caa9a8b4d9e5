//! The flag is set after the message was sent, so who sees the flag first
//! still finds the message.
//!
//! - finished: Ok(1)

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

static SENT: AtomicBool = AtomicBool::new(false);

fn main() {
    let (tx, rx) = mpsc::channel();
    let thread = thread::spawn(move || {
        tx.send(1).unwrap();
        SENT.store(true, Ordering::Release);
        tx
    });
    while !SENT.load(Ordering::Acquire) {
        thread::yield_now();
    }
    println!("{:?}", rx.try_recv());
    drop(thread.join().unwrap());
}
