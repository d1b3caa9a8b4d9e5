//! The scope waits for all its threads, then panics for the one that did.
//!
//! - panicked: a scoped thread panicked: fine

use std::thread;

fn main() {
    thread::scope(|s| {
        s.spawn(|| panic!("boom"));
        s.spawn(|| println!("fine"));
    });
    println!("never");
}
