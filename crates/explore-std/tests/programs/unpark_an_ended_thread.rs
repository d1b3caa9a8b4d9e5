//! Nobody is woken, and nothing breaks.
//!
//! - finished: done

use std::thread;

fn main() {
    let thread = thread::spawn(|| ());
    let handle = thread.thread().clone();
    thread.join().unwrap();
    handle.unpark();
    println!("done");
}
