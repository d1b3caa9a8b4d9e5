//! One thread finds it false.
//!
//! - finished: first: a
//! - finished: first: b

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static TAKEN: AtomicBool = AtomicBool::new(false);

fn main() {
    thread::scope(|s| {
        for name in ["a", "b"] {
            s.spawn(move || {
                if !TAKEN.swap(true, Ordering::AcqRel) {
                    println!("first: {name}");
                }
            });
        }
    });
}
