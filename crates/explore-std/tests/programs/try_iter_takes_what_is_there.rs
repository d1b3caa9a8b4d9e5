//! Of what one thread sends, in its order, as much as is there when the
//! iterator finds nothing more.
//!
//! - finished: []
//! - finished: [1]
//! - finished: [1, 2]

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        for n in 1..=2 {
            tx.send(n).unwrap();
        }
    });
    println!("{:?}", rx.try_iter().collect::<Vec<_>>());
}
