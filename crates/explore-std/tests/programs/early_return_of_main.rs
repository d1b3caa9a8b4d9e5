//! When main returns the process ends, wherever the thread is then.
//!
//! - finished: main
//! - finished: main\na
//! - finished: main\na\nb
//! - finished: a\nmain
//! - finished: a\nmain\nb
//! - finished: a\nb\nmain

use std::thread;

fn main() {
    thread::spawn(|| {
        println!("a");
        println!("b");
    });
    println!("main");
}
