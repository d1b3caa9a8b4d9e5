//! The flag saves the lock, and the lock keeps it at one.
//!
//! - finished: init\nuse\nuse

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static INIT: Mutex<()> = Mutex::new(());

fn get() {
    if !READY.load(Ordering::Acquire) {
        let _guard = INIT.lock().unwrap();
        if !READY.load(Ordering::Relaxed) {
            println!("init");
            READY.store(true, Ordering::Release);
        }
    }
}

fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                get();
                println!("use");
            });
        }
    });
}
