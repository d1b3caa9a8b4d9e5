//! `_` binds nothing, so the first lock is free at once.
//!
//! - finished: twice

use std::sync::Mutex;

#[allow(let_underscore_lock)]
fn main() {
    let mutex = Mutex::new(0);
    let _ = mutex.lock().unwrap();
    let _guard = mutex.lock().unwrap();
    println!("twice");
}
