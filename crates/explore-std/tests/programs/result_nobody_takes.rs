//! What a thread returns is dropped by the thread, or with its handle if that
//! is still there, or not before the process ends.
//! Who drops the last `Arc` is no step: see "What is not seen" in the README.
//!
//! ? finished: end
//! ? finished: dropped by thread\nend
//! ? finished: end\ndropped by thread
//! - finished: dropped by main\nend

use std::thread;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped by {}", thread::current().name().unwrap());
    }
}

fn main() {
    let thread = thread::Builder::new().name("thread".into());
    let handle = thread.spawn(|| Noisy).unwrap();
    drop(handle);
    println!("end");
}
