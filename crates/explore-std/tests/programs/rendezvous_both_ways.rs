//! Both send first; nobody receives.
//!
//! - deadlock

use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (tx1, rx1) = sync_channel(0);
    let (tx2, rx2) = sync_channel(0);
    thread::spawn(move || {
        tx1.send(1).unwrap();
        println!("{}", rx2.recv().unwrap());
    });
    tx2.send(2).unwrap();
    println!("{}", rx1.recv().unwrap());
}
