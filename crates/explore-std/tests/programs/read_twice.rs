//! The example of `RwLock`'s documentation: a writer that waits may keep new
//! readers out, also the one who reads already. It may not, too.
//!
//! - finished: read twice
//! - deadlock

use std::sync::RwLock;
use std::thread;

static LOCK: RwLock<i32> = RwLock::new(0);

fn main() {
    let writer = thread::spawn(|| *LOCK.write().unwrap() += 1);
    let first = LOCK.read().unwrap();
    let second = LOCK.read().unwrap();
    println!("read twice");
    drop((first, second));
    writer.join().unwrap();
}
