//! A destructor can tell why it runs.
//!
//! - finished: panicking false\npanicking true

use std::thread;

struct Witness;

impl Drop for Witness {
    fn drop(&mut self) {
        println!("panicking {}", thread::panicking());
    }
}

fn main() {
    thread::spawn(|| drop(Witness)).join().unwrap();
    let _ = thread::spawn(|| {
        let _witness = Witness;
        panic!("boom");
    })
    .join();
}
