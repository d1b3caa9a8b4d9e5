//! The initialiser waits for a mutex whose owner waits for the initialiser.
//!
//! - finished: 5
//! - deadlock

use std::sync::{LazyLock, Mutex};
use std::thread;

static GATE: Mutex<()> = Mutex::new(());
static VALUE: LazyLock<i32> = LazyLock::new(|| {
    let _gate = GATE.lock().unwrap();
    5
});

fn main() {
    let other = thread::spawn(|| *VALUE);
    let gate = GATE.lock().unwrap();
    LazyLock::force(&VALUE);
    drop(gate);
    println!("{}", other.join().unwrap());
}
