//! `recv` of std may use the token of `park`, but gives none: whoever parks
//! looks at what he waits for.
//!
//! - finished: 1 true

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

static DONE: AtomicBool = AtomicBool::new(false);

fn main() {
    let (tx, rx) = mpsc::channel();
    let main = thread::current();
    thread::spawn(move || {
        tx.send(1).unwrap();
        DONE.store(true, Ordering::SeqCst);
        main.unpark();
    });
    let got = rx.recv().unwrap();
    while !DONE.load(Ordering::SeqCst) {
        thread::park();
    }
    println!("{got} {}", DONE.load(Ordering::SeqCst));
}
