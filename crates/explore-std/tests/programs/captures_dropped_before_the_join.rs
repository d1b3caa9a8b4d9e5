//! What a closure owns is gone when its thread can be joined.
//!
//! - finished: body\ndropped\njoined

use std::thread;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let noisy = Noisy;
    let thread = thread::spawn(move || {
        let _noisy = &noisy;
        println!("body");
    });
    thread.join().unwrap();
    println!("joined");
}
