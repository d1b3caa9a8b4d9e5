//! `_tx` is a variable like any other, and lives until main ends.
//!
//! - deadlock

use std::sync::mpsc;

fn main() {
    let (_tx, rx) = mpsc::channel::<i32>();
    println!("{:?}", rx.recv());
}
