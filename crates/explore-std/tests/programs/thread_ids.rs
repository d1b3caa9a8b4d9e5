//! Each thread has its own, and a handle knows it.
//!
//! - finished: true\nfalse

use std::thread;

fn main() {
    let thread = thread::spawn(|| thread::current().id());
    let known = thread.thread().id();
    let own = thread.join().unwrap();
    println!("{}", known == own);
    println!("{}", own == thread::current().id());
}
