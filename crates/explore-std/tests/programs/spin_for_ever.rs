//! Nobody sets the flag.
//!
//! - spins for ever: spinning

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    println!("spinning");
    while !READY.load(Ordering::SeqCst) {
        thread::yield_now();
    }
    println!("ready");
}
