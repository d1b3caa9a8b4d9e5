//! Time passes while a thread does nothing but ask for it.
//!
//! - finished: done

use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(2) {}
    println!("done");
}
