//! The value comes out where no other reference is left.
//! Who drops the last `Arc` is no step: see "What is not seen" in the README.
//!
//! ? finished: shared
//! - finished: 5

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(5);
    let theirs = mine.clone();
    let thread = thread::spawn(move || drop(theirs));
    match Arc::try_unwrap(mine) {
        Ok(value) => println!("{value}"),
        Err(_) => println!("shared"),
    }
    thread.join().unwrap();
}
