//! A handle is a value, and whoever has it may join.
//!
//! - finished: one\ntwo\nthree

use std::thread;

fn main() {
    let one = thread::spawn(|| println!("one"));
    let two = thread::spawn(move || {
        one.join().unwrap();
        println!("two");
    });
    two.join().unwrap();
    println!("three");
}
