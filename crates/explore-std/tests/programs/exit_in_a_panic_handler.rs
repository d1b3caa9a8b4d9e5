//! Whoever is first decides.
//!
//! - exited with 1
//! - exited with 2

use std::process::exit;
use std::thread;

fn main() {
    let thread = thread::spawn(|| exit(1));
    if thread.is_finished() {
        println!("never: the process is gone");
    }
    exit(2);
}
