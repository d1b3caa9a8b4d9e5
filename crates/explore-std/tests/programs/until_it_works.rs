//! A panic is caught, and the work done again.
//!
//! - finished: try 1\ntry 2\ndone

use std::panic::catch_unwind;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static TRIES: AtomicU32 = AtomicU32::new(0);
static GATE: Mutex<()> = Mutex::new(());

fn work() {
    let _gate = GATE.lock().unwrap_or_else(|e| e.into_inner());
    let n = TRIES.fetch_add(1, Ordering::SeqCst) + 1;
    println!("try {n}");
    assert!(n > 1, "not yet");
}

fn main() {
    let worker = thread::spawn(|| while catch_unwind(work).is_err() {});
    worker.join().unwrap();
    println!("done");
}
