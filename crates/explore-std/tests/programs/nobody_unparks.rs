//! Either of the two may go on for no reason, and none need.
//!
//! - deadlock
//! + deadlock
//! + deadlock: main
//! + deadlock: other
//! + finished: main\nother
//! + finished: other\nmain

use std::thread;

fn main() {
    let other = thread::spawn(|| {
        thread::park();
        println!("other");
    });
    thread::park();
    println!("main");
    other.join().unwrap();
}
