//! Main asks for the flag until its time is up.
//!
//! - finished: true
//! - finished: false

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    thread::spawn(|| READY.store(true, Ordering::SeqCst));
    let deadline = Instant::now() + Duration::from_millis(2);
    let mut ready = false;
    while !ready && Instant::now() < deadline {
        ready = READY.load(Ordering::SeqCst);
        thread::yield_now();
    }
    println!("{ready}");
}
