//! The flag is set without the mutex, between the look and the wait.
//!
//! - finished: ready
//! - deadlock

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static MUTEX: Mutex<()> = Mutex::new(());
static CHANGED: Condvar = Condvar::new();

fn main() {
    thread::spawn(|| {
        READY.store(true, Ordering::SeqCst);
        CHANGED.notify_all();
    });
    let mut guard = MUTEX.lock().unwrap();
    while !READY.load(Ordering::SeqCst) {
        guard = CHANGED.wait(guard).unwrap();
    }
    println!("ready");
}
