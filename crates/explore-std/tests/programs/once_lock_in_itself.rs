//! To initialise it while it is initialised is an error: it deadlocks, "but
//! this may be changed to a panic".
//!
//! - deadlock: outer

use std::sync::OnceLock;

static VALUE: OnceLock<i32> = OnceLock::new();

fn main() {
    let value = VALUE.get_or_init(|| {
        println!("outer");
        *VALUE.get_or_init(|| 1) + 1
    });
    println!("{value}");
}
