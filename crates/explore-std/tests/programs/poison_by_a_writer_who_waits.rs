//! The poison of a mutex does not touch who waits on another.
//!
//! - finished: 1 ok

use std::sync::{Condvar, Mutex};
use std::thread;

static A: Mutex<i32> = Mutex::new(0);
static B: Mutex<i32> = Mutex::new(0);
static C: Condvar = Condvar::new();

fn main() {
    let guard = B.lock().unwrap();
    let thread = thread::spawn(|| {
        let _a = A.lock().unwrap();
        {
            let mut b = B.lock().unwrap();
            *b = 1;
            C.notify_one();
        }
        panic!("after B was let go");
    });
    let b = C.wait_while(guard, |b| *b == 0).unwrap();
    println!("{} {}", *b, if B.is_poisoned() { "poisoned" } else { "ok" });
    drop(b);
    assert!(thread.join().is_err());
    assert!(A.is_poisoned());
}
