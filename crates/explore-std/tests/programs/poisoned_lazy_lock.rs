//! A `LazyLock` tries once.
//!
//! - panicked: LazyLock instance has previously been poisoned: trying\ntrue

use std::sync::LazyLock;
use std::thread;

static VALUE: LazyLock<i32> = LazyLock::new(|| {
    println!("trying");
    panic!("no value")
});

fn main() {
    println!("{}", thread::spawn(|| *VALUE).join().is_err());
    println!("{}", *VALUE);
}
