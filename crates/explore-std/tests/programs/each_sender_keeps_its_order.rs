//! Two interleavings of two: six.
//!
//! - finished: ["a1", "a2", "b1", "b2"]
//! - finished: ["a1", "b1", "a2", "b2"]
//! - finished: ["a1", "b1", "b2", "a2"]
//! - finished: ["b1", "a1", "a2", "b2"]
//! - finished: ["b1", "a1", "b2", "a2"]
//! - finished: ["b1", "b2", "a1", "a2"]

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for name in ["a", "b"] {
        let tx = tx.clone();
        thread::spawn(move || {
            for n in 1..=2 {
                tx.send(format!("{name}{n}")).unwrap();
            }
        });
    }
    drop(tx);
    let all: Vec<String> = rx.into_iter().collect();
    println!("{all:?}");
}
