//! To assign drops the old value, after the new one is made.
//!
//! - finished: Err(RecvError) Ok(2)

use std::sync::mpsc;

fn main() {
    let (mut tx, first) = mpsc::channel();
    let second;
    tx = {
        let (tx2, rx2) = mpsc::channel();
        second = rx2;
        tx2
    };
    tx.send(2).unwrap();
    println!("{:?} {:?}", first.recv(), second.recv());
}
