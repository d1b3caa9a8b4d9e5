//! The token of `unpark` is kept, so it does not matter who comes first.
//!
//! - finished: go
//! + finished: go

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static FLAG: AtomicBool = AtomicBool::new(false);

fn main() {
    let parked = thread::spawn(|| {
        while !FLAG.load(Ordering::Acquire) {
            thread::park();
        }
        println!("go");
    });
    FLAG.store(true, Ordering::Release);
    parked.thread().unpark();
    parked.join().unwrap();
}
