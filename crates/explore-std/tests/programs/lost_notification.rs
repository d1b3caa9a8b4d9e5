//! Who does not wait yet is not woken.
//!
//! - finished: woken
//! - deadlock
//! + finished: woken
//! + deadlock

use std::sync::{Condvar, Mutex};
use std::thread;

static MUTEX: Mutex<()> = Mutex::new(());
static CONDVAR: Condvar = Condvar::new();

fn main() {
    thread::spawn(|| CONDVAR.notify_one());
    let guard = MUTEX.lock().unwrap();
    let _guard = CONDVAR.wait(guard).unwrap();
    println!("woken");
}
