//! Time goes on while a thread spins: the store happened before the load.
//!
//! - finished: true

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

static SET: OnceLock<Instant> = OnceLock::new();
static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    let thread = thread::spawn(|| {
        thread::sleep(Duration::from_millis(2));
        SET.set(Instant::now()).unwrap();
        READY.store(true, Ordering::Release);
    });
    while !READY.load(Ordering::Acquire) {
        thread::yield_now();
    }
    println!("{}", SET.get().unwrap().elapsed() < Duration::from_secs(60) && Instant::now() >= *SET.get().unwrap());
    thread.join().unwrap();
}
