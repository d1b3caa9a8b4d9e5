//! What a thread keeps for itself is dropped before it can be joined.
//!
//! - finished: closure is over\ndropped\njoined

use std::thread;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped");
    }
}

thread_local! {
    static NOISY: Noisy = const { Noisy };
}

fn main() {
    let thread = thread::spawn(|| {
        NOISY.with(|_| ());
        println!("closure is over");
    });
    thread.join().unwrap();
    println!("joined");
}
