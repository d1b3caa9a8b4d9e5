//! One slot: the second message is sent when the first is taken.
//!
//! - finished: s1\nr1\ns2\nr2
//! - finished: s1\nr1\nr2\ns2
//! - finished: s1\ns2\nr1\nr2
//! - finished: r1\ns1\ns2\nr2
//! - finished: r1\ns1\nr2\ns2

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx, rx) = sync_channel(1);
    let sender = thread::spawn(move || {
        for n in 1..=2 {
            tx.send(n).unwrap();
            println!("s{n}");
        }
    });
    for n in rx {
        println!("r{n}");
    }
    sender.join().unwrap();
}
