//! A thread that panics before it arrives is missed for ever.
//!
//! - deadlock

use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let barrier = Arc::new(Barrier::new(2));
    let theirs = barrier.clone();
    thread::spawn(move || {
        let parts: Vec<i32> = Vec::new();
        println!("{}", parts[0]);
        theirs.wait();
    });
    barrier.wait();
    println!("on");
}
