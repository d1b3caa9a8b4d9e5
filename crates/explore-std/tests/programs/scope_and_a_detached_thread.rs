//! The scope waits for its own threads only.
//!
//! - finished: inside\nafter
//! - finished: inside\nafter\ndetached
//! - finished: inside\ndetached\nafter
//! - finished: detached\ninside\nafter

use std::thread;

fn main() {
    thread::scope(|s| {
        thread::spawn(|| println!("detached"));
        s.spawn(|| println!("inside"));
    });
    println!("after");
}
