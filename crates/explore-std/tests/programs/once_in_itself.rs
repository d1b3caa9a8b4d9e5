//! To call it inside itself is unspecified; it does not return: today it
//! waits for itself.
//!
//! - deadlock: outer

use std::sync::Once;

static ONCE: Once = Once::new();

fn main() {
    ONCE.call_once(|| {
        println!("outer");
        ONCE.call_once(|| println!("inner"));
    });
}
