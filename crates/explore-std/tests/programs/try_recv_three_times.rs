//! Once the thread is joined its message is there, and its sender gone.
//!
//! - finished: empty\n7\ndisconnected
//! - finished: 7\ndisconnected\ndisconnected

use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

fn look(rx: &Receiver<i32>) {
    match rx.try_recv() {
        Ok(value) => println!("{value}"),
        Err(TryRecvError::Empty) => println!("empty"),
        Err(TryRecvError::Disconnected) => println!("disconnected"),
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let thread = thread::spawn(move || {
        tx.send(7).unwrap();
    });
    match rx.try_recv() {
        Ok(value) => println!("{value}"),
        Err(TryRecvError::Empty) => println!("empty"),
        Err(TryRecvError::Disconnected) => unreachable!(),
    }
    thread.join().unwrap();
    look(&rx);
    look(&rx);
}
