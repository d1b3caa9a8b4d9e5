//! `from_fn` with `recv_timeout`: what came before the first pause.
//!
//! - finished: []
//! - finished: [1]
//! - finished: [1, 2]

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        tx.send(1).unwrap();
        thread::sleep(Duration::from_millis(2));
        let _ = tx.send(2);
    });
    let next = || rx.recv_timeout(Duration::from_millis(1)).ok();
    println!("{:?}", std::iter::from_fn(next).collect::<Vec<i32>>());
}
