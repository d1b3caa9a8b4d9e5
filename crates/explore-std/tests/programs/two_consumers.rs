//! Each item is taken by one of them.
//!
//! - finished: [1, 2] []
//! - finished: [1] [2]
//! - finished: [2] [1]
//! - finished: [] [1, 2]

use std::sync::{Mutex, mpsc};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx = Mutex::new(rx);
    let consume = || {
        let mut items = Vec::new();
        loop {
            let item = rx.lock().unwrap().recv();
            match item {
                Ok(item) => items.push(item),
                Err(_) => return items,
            }
        }
    };
    thread::scope(|s| {
        let (a, b) = (s.spawn(consume), s.spawn(consume));
        tx.send(1).unwrap();
        tx.send(2).unwrap();
        drop(tx);
        println!("{:?} {:?}", a.join().unwrap(), b.join().unwrap());
    });
}
