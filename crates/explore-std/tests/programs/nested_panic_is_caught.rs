//! A destructor may panic inside and catch it.
//!
//! - panicked: outer: inner true

use std::panic;

struct Careful;

impl Drop for Careful {
    fn drop(&mut self) {
        let inner = panic::catch_unwind(|| panic!("inner"));
        println!("inner {}", inner.is_err());
    }
}

fn main() {
    let _careful = Careful;
    panic!("outer");
}
