//! A `Cell` is changed through a shared reference, here under a mutex. To
//! double and then to add is not to add and then to double.
//!
//! - finished: 3
//! - finished: 4

use std::cell::Cell;
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let value = Arc::new(Mutex::new(Cell::new(1)));
    let (a, b) = (value.clone(), value.clone());
    let threads = [
        thread::spawn(move || {
            let value = a.lock().unwrap();
            value.set(value.get() * 2);
        }),
        thread::spawn(move || {
            let value = b.lock().unwrap();
            value.set(value.get() + 1);
        }),
    ];
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{}", value.lock().unwrap().get());
}
