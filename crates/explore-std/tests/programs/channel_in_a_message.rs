//! A message that carries a sender keeps its channel open while it lies there.
//!
//! - finished: Err(Empty)\nErr(Disconnected)

use std::sync::mpsc::{self, Sender};

fn main() {
    let (outer, inbox) = mpsc::channel::<Sender<i32>>();
    let (inner, rx) = mpsc::channel::<i32>();
    outer.send(inner).unwrap();
    println!("{:?}", rx.try_recv());
    drop(inbox);
    println!("{:?}", rx.try_recv());
}
