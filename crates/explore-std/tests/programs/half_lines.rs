//! What `print!` prints is not a line yet.
//!
//! - finished: aAbB
//! - finished: abAB
//! - finished: abBA
//! - finished: baAB
//! - finished: baBA
//! - finished: bBaA

use std::thread;

fn main() {
    let a = thread::spawn(|| {
        print!("a");
        print!("A");
    });
    let b = thread::spawn(|| {
        print!("b");
        print!("B");
    });
    a.join().unwrap();
    b.join().unwrap();
    println!();
}
