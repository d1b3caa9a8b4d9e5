//! A thread panics while it holds the mutex: all ways to ask say so, and the
//! value is as it left it.
//!
//! - finished: true\nlock: 1\ntry_lock: poisoned\nfalse\n1

use std::sync::{Arc, Mutex, TryLockError};
use std::thread;

fn main() {
    let mutex = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&mutex);
    let result = thread::spawn(move || {
        let mut value = theirs.lock().unwrap();
        *value = 1;
        panic!("half done");
    })
    .join();
    assert!(result.is_err());
    println!("{}", mutex.is_poisoned());
    match mutex.lock() {
        Ok(_) => println!("fine"),
        Err(error) => println!("lock: {}", error.into_inner()),
    }
    if let Err(TryLockError::Poisoned(_)) = mutex.try_lock() {
        println!("try_lock: poisoned");
    }
    mutex.clear_poison();
    println!("{}", mutex.is_poisoned());
    println!("{}", mutex.lock().unwrap());
}
