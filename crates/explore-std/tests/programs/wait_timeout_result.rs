//! Notified; or too late for the time, and then too late for the lock, too. A
//! wait that ends for no reason is neither.
//!
//! - finished: flag true, timed out false
//! - finished: flag false, timed out true
//! - finished: flag true, timed out true
//! + finished: flag true, timed out false
//! + finished: flag false, timed out true
//! + finished: flag true, timed out true
//! + finished: flag false, timed out false

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static FLAG: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

fn main() {
    let guard = FLAG.lock().unwrap();
    let thread = thread::spawn(|| {
        let mut flag = FLAG.lock().unwrap();
        *flag = true;
        CHANGED.notify_one();
    });
    let (flag, result) = CHANGED.wait_timeout(guard, Duration::from_millis(1)).unwrap();
    println!("flag {flag}, timed out {}", result.timed_out());
    drop(flag);
    thread.join().unwrap();
}
