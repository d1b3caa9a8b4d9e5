//! Each `send` ends when its message is taken: the second begins after that.
//!
//! - finished: got 1\nsent 1\ngot 2\nsent 2
//! - finished: got 1\nsent 1\nsent 2\ngot 2
//! - finished: sent 1\ngot 1\ngot 2\nsent 2
//! - finished: sent 1\ngot 1\nsent 2\ngot 2

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx, rx) = sync_channel(0);
    let sender = thread::spawn(move || {
        for n in 1..=2 {
            tx.send(n).unwrap();
            println!("sent {n}");
        }
    });
    for n in rx {
        println!("got {n}");
    }
    sender.join().unwrap();
}
