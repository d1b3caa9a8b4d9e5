//! The panic of the scope's own closure goes on.
//!
//! - panicked: closure

use std::thread;

fn main() {
    thread::scope(|s| {
        s.spawn(|| panic!("thread"));
        panic!("closure");
    });
}
