//! A sender that is forgotten is never dropped.
//!
//! - deadlock: 1

use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(1).unwrap();
    std::mem::forget(tx);
    for n in rx {
        println!("{n}");
    }
}
