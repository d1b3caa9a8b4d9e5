//! It says that it timed out only if the condition still holds.
//!
//! - finished: Some(3) false
//! - finished: None true
//! + finished: Some(3) false
//! + finished: None true

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static SLOT: Mutex<Option<i32>> = Mutex::new(None);
static FILLED: Condvar = Condvar::new();

fn main() {
    let thread = thread::spawn(|| {
        *SLOT.lock().unwrap() = Some(3);
        FILLED.notify_all();
    });
    let guard = SLOT.lock().unwrap();
    let (mut slot, result) = FILLED
        .wait_timeout_while(guard, Duration::from_millis(2), |slot| slot.is_none())
        .unwrap();
    println!("{:?} {}", slot.take(), result.timed_out());
    drop(slot);
    thread.join().unwrap();
}
