//! A sleep lasts as long as it is told to, or longer.
//!
//! - finished: true true

use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let pause = Duration::from_millis(3);
    let start = Instant::now();
    thread::sleep(pause);
    let first = start.elapsed();
    thread::spawn(move || thread::sleep(pause)).join().unwrap();
    println!("{} {}", first >= pause, start.elapsed() >= 2 * pause);
}
