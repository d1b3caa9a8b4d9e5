//! The sum does not depend on who comes first.
//!
//! - finished: 15

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for n in 1..=5 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(n).unwrap());
    }
    drop(tx);
    println!("{}", rx.iter().sum::<i32>());
}
