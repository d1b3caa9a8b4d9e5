//! The closure owns the sender until it is dropped: `for` waits for that.
//!
//! - deadlock: 1\n2

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    let log = move |n: i32| tx.send(n).unwrap();
    log(1);
    log(2);
    for n in rx {
        println!("{n}");
    }
    log(3);
}
