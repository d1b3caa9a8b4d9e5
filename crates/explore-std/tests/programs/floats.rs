//! Halves and sums in either order.
//!
//! - finished: 1.5
//! - finished: 2

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let value = Arc::new(Mutex::new(2.0_f64));
    let (a, b) = (value.clone(), value.clone());
    let half = thread::spawn(move || *a.lock().unwrap() /= 2.0);
    let more = thread::spawn(move || *b.lock().unwrap() += 1.0);
    half.join().unwrap();
    more.join().unwrap();
    println!("{}", value.lock().unwrap());
}
