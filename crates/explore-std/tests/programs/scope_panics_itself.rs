//! Its own panic counts, after its threads have ended.
//!
//! - panicked: main gives up: thread\ndropped
//! - panicked: main gives up: dropped\nthread

use std::thread;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    thread::scope(|s| {
        let _noisy = Noisy;
        s.spawn(|| println!("thread"));
        panic!("main gives up");
    });
}
