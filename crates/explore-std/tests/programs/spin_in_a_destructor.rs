//! Main ends while a thread waits, whose destructor would spin.
//!
//! - finished: end

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static OPEN: AtomicBool = AtomicBool::new(false);

struct WaitOnDrop;

impl Drop for WaitOnDrop {
    fn drop(&mut self) {
        while !OPEN.load(Ordering::SeqCst) {
            thread::yield_now();
        }
    }
}

fn main() {
    thread::spawn(|| {
        let _wait = WaitOnDrop;
        thread::park();
    });
    println!("end");
}
