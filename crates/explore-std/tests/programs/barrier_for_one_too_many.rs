//! Two come, three are awaited.
//!
//! - deadlock: waiting\nwaiting

use std::sync::Barrier;
use std::thread;

fn main() {
    let barrier = Barrier::new(3);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                println!("waiting");
                barrier.wait();
                println!("on");
            });
        }
    });
}
