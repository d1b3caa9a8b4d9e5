//! A thread that has panicked has finished, too.
//!
//! - finished: true

use std::thread;

fn main() {
    let thread = thread::spawn(|| panic!("boom"));
    while !thread.is_finished() {
        thread::yield_now();
    }
    println!("{}", thread.join().is_err());
}
