//! Main goes on with the panic of its thread.
//!
//! - panicked: from the thread: joined

use std::panic;
use std::thread;

fn main() {
    let result = thread::spawn(|| panic!("from the thread")).join();
    if let Err(payload) = result {
        println!("joined");
        panic::resume_unwind(payload);
    }
}
