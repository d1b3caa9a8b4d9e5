//! The sleeper never wakes, and main does not wait for it.
//!
//! - finished: main

use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        thread::sleep(Duration::MAX);
        println!("awake");
    });
    println!("main");
}
