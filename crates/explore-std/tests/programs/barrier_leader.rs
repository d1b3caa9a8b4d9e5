//! One of three is the leader; any may be.
//!
//! - finished: leader 0
//! - finished: leader 1
//! - finished: leader 2

use std::sync::Barrier;
use std::thread;

fn main() {
    let barrier = Barrier::new(3);
    thread::scope(|s| {
        for id in 0..3 {
            let barrier = &barrier;
            s.spawn(move || {
                if barrier.wait().is_leader() {
                    println!("leader {id}");
                }
            });
        }
    });
}
