//! No destructor is run, on any stack.
//!
//! - exited with 0: working

use std::process;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let _noisy = Noisy;
    println!("working");
    process::exit(0);
}
