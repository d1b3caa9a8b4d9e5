//! When main panics the process ends, and what the thread was doing with it.
//!
//! - panicked: main is done
//! - panicked: main is done: thread

use std::thread;

fn main() {
    thread::spawn(|| println!("thread"));
    panic!("main is done");
}
