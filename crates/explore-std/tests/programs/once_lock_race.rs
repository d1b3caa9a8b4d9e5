//! One value, whoever makes it.
//!
//! - finished: 1 1
//! - finished: 2 2

use std::sync::OnceLock;
use std::thread;

fn main() {
    let value = OnceLock::new();
    let (a, b) = thread::scope(|s| {
        let a = s.spawn(|| *value.get_or_init(|| 1));
        let b = s.spawn(|| *value.get_or_init(|| 2));
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("{a} {b}");
}
