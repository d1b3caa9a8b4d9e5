//! Main holds the mutex while the thread tries.
//!
//! - finished: would block\n5

use std::sync::{Arc, Mutex, TryLockError};
use std::thread;

fn main() {
    let mutex = Arc::new(Mutex::new(5));
    let guard = mutex.lock().unwrap();
    let theirs = mutex.clone();
    thread::spawn(move || match theirs.try_lock() {
        Ok(value) => println!("{value}"),
        Err(TryLockError::WouldBlock) => println!("would block"),
        Err(TryLockError::Poisoned(_)) => println!("poisoned"),
    })
    .join()
    .unwrap();
    drop(guard);
    println!("{}", mutex.try_lock().unwrap());
}
