//! After a panic inside, `call_once` panics for everybody.
//!
//! - panicked: Once instance has previously been poisoned: false

use std::sync::Once;
use std::thread;

static ONCE: Once = Once::new();

fn main() {
    let _ = thread::spawn(|| ONCE.call_once(|| panic!("boom"))).join();
    println!("{}", ONCE.is_completed());
    ONCE.call_once(|| println!("again"));
}
