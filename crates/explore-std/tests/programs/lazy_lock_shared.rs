//! The value is made once, by whoever comes first, and nobody sees it before.
//!
//! - finished: making\n3\n3

use std::sync::LazyLock;
use std::thread;

static TABLE: LazyLock<Vec<i32>> = LazyLock::new(|| {
    println!("making");
    vec![1, 2]
});

fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| println!("{}", TABLE.iter().sum::<i32>()));
        }
    });
}
