//! The loop ends when its time is up.
//!
//! - finished: late

use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let deadline = Instant::now() + Duration::from_millis(3);
    while Instant::now() < deadline {
        thread::sleep(Duration::from_millis(1));
    }
    println!("late");
}
