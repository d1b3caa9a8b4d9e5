//! Each may hold the one that the other asks for.
//!
//! - finished: 3 3
//! - deadlock

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let a = Arc::new(Mutex::new(1));
    let b = Arc::new(Mutex::new(2));
    let (a2, b2) = (a.clone(), b.clone());
    let other = thread::spawn(move || {
        let b = b2.lock().unwrap();
        let a = a2.lock().unwrap();
        *a + *b
    });
    let sum = {
        let a = a.lock().unwrap();
        let b = b.lock().unwrap();
        *a + *b
    };
    println!("{sum} {}", other.join().unwrap());
}
