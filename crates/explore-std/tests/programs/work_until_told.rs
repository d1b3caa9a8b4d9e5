//! The worker counts what nobody looks at, until it is told to stop.
//!
//! Long: the states are infinitely many.
//!
//! - finished: stopped

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

static RUNNING: AtomicBool = AtomicBool::new(true);
static ROUNDS: AtomicU64 = AtomicU64::new(0);

fn main() {
    let worker = thread::spawn(|| {
        while RUNNING.load(Ordering::Relaxed) {
            ROUNDS.fetch_add(1, Ordering::Relaxed);
        }
    });
    RUNNING.store(false, Ordering::Relaxed);
    worker.join().unwrap();
    println!("stopped");
}
