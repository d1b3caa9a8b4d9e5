//! The worker works until it is told to stop, and once at least.
//!
//! - finished: stopped

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let running = Arc::new(AtomicBool::new(true));
    let theirs = Arc::clone(&running);
    let worker = thread::spawn(move || {
        while theirs.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(1));
        }
        println!("stopped");
    });
    thread::sleep(Duration::from_millis(5));
    running.store(false, Ordering::SeqCst);
    worker.join().unwrap();
}
