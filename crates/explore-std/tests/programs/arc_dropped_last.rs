//! Whoever drops the last reference runs the destructor: the thread, or main.
//! Who drops the last `Arc` is no step: see "What is not seen" in the README.
//!
//! - finished: dropped by main
//! ? finished: dropped by thread

use std::sync::Arc;
use std::thread;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped by {}", thread::current().name().unwrap());
    }
}

fn main() {
    let mine = Arc::new(Noisy);
    let theirs = Arc::clone(&mine);
    let thread = thread::Builder::new().name("thread".into());
    let thread = thread.spawn(move || drop(theirs)).unwrap();
    drop(mine);
    thread.join().unwrap();
}
