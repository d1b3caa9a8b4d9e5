//! `scope` waits until the closures are over. What their threads keep in
//! thread locals is dropped afterwards, perhaps after main has gone on, or
//! never, when the process is gone first. The documentation of `scope` says to
//! `join` if that matters.
//!
//! - finished: in thread\nafter scope
//! - finished: in thread\ndropped\nafter scope
//! - finished: in thread\nafter scope\ndropped

use std::thread;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped");
    }
}

thread_local! {
    static NOISY: Noisy = Noisy;
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| NOISY.with(|_| println!("in thread")));
    });
    println!("after scope");
}
