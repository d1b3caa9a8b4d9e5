//! A poisoned lock still tells its value, to as many as ask.
//!
//! - finished: 1 1

use std::sync::{PoisonError, RwLock};
use std::thread;

static LOCK: RwLock<i32> = RwLock::new(0);

fn main() {
    let _ = thread::spawn(|| {
        *LOCK.write().unwrap() = 1;
        let _guard = LOCK.write().unwrap();
        panic!("boom");
    })
    .join();
    let a = LOCK.read().unwrap_or_else(PoisonError::into_inner);
    let b = LOCK.read().unwrap_or_else(PoisonError::into_inner);
    println!("{a} {b}");
}
