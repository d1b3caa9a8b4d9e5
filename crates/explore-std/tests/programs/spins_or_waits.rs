//! One asks for ever, the other waits for ever, or for no reason no longer.
//!
//! - spins for ever
//! + spins for ever
//! + finished: on

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static SET: AtomicBool = AtomicBool::new(false);

fn main() {
    let waits = thread::spawn(|| {
        thread::park();
        SET.store(true, Ordering::SeqCst);
    });
    while !SET.load(Ordering::SeqCst) {
        thread::yield_now();
    }
    waits.join().unwrap();
    println!("on");
}
