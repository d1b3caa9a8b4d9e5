//! A mutex is a value: it may be moved while nobody holds it.
//!
//! - finished: 2 1

use std::sync::Mutex;
use std::{mem, thread};

fn main() {
    let (mut a, mut b) = (Mutex::new(0), Mutex::new(0));
    thread::scope(|s| {
        s.spawn(|| *a.lock().unwrap() += 1);
        s.spawn(|| *b.lock().unwrap() += 2);
    });
    mem::swap(&mut a, &mut b);
    let moved = Box::new(a);
    println!("{} {}", moved.lock().unwrap(), b.lock().unwrap());
}
